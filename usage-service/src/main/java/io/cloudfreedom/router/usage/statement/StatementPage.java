package io.cloudfreedom.router.usage.statement;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.usage.report.Charge;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Payable;
import io.cloudfreedom.router.usage.report.ReportRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A statement as one HTML document to print: its style is in it, it loads nothing and runs nothing, and every text
/// that someone chose is escaped.
public final class StatementPage {
    /// Nothing may be loaded and nothing may run, whatever a name says.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private StatementPage() {}

    public static byte[] of(Statement s) {
        String name = s.tenantName() == null ? s.tenantId().toString() : s.tenantName();
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Statement %1$s, %2$s</title>
            <style>
            @page { size: A4 landscape; margin: 15mm; }
            body { font: 10pt/1.4 system-ui, sans-serif; color: #111; margin: 2rem auto; max-width: 70rem; }
            h1 { font-size: 16pt; margin: 0 0 .5rem; } h2 { font-size: 12pt; margin: 1.5rem 0 .3rem; }
            table { border-collapse: collapse; width: 100%%; } thead { display: table-header-group; }
            th, td { padding: .2rem .4rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
            .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            tr { break-inside: avoid; } tfoot td, .due { font-weight: bold; border-top: 2px solid #111; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } dd { margin: 0; }
            @media print { body { margin: 0; max-width: none; } }
            </style>
            </head>
            <body>
            <h1>Statement for %1$s</h1>
            <dl>
            <dt>Tenant</dt><dd>%2$s</dd>
            <dt>Tenant id</dt><dd>%3$s</dd>
            <dt>From</dt><dd>%4$s</dd>
            <dt>Until</dt><dd>%5$s (%6$s)</dd>
            <dt>Issued by</dt><dd>%7$s</dd>
            <dt>State</dt><dd>%8$s</dd>
            </dl>
            <h2>To pay</h2>
            <table><tbody>%9$s</tbody></table>
            <h2>By provider key and model</h2>
            %10$s
            <h2>By virtual key</h2>
            %11$s
            <p>Cost is by the price book, whoever's key paid. Charged cost is what shared keys paid; mark-up and platform
            fee come on top. What own keys cost is invoiced by their provider. Corrections belong to an earlier month
            that was closed already. Amounts are exact to a billionth; what is to pay is rounded at the end.</p>
            </body>
            </html>
            """.formatted(
                        s.month(),
                        escape(name),
                        s.tenantId(),
                        s.periodStart(),
                        s.periodEnd(),
                        escape(s.timezone()),
                        escape(s.issuer()),
                        s.closed() ? "closed, final" : "open, preliminary",
                        s.payable().stream().map(StatementPage::due).collect(Collectors.joining("\n")),
                        table("Key and model", s.lines(), s, StatementPage::keyAndModel),
                        table("Virtual key", s.virtualKeys(), s, StatementPage::virtualKey))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String due(Payable payable) {
        return "<tr class=\"due\"><td>%s</td><td class=\"n\">%s</td><td>exactly %s</td></tr>"
                .formatted(escape(payable.currency()), rounded(payable.billed(), payable.currency()), payable.billed());
    }

    private static String table(String what, List<ReportRow> rows, Statement s, Label label) {
        Measures total = rows.stream()
                .filter(row -> row.currency().equals(s.currency()))
                .map(ReportRow::measures)
                .reduce(Measures.ZERO, Measures::plus);
        return """
            <table>
            <thead><tr><th>Charge</th><th>%s</th><th class="n">Requests</th><th class="n">Input tokens</th>
            <th class="n">of them cached</th><th class="n">Output tokens</th><th class="n">Cost</th>
            <th class="n">Charged cost</th><th class="n">Mark-up</th><th class="n">Platform fee</th>
            <th class="n">Billed</th><th></th></tr></thead>
            <tbody>%s</tbody>
            <tfoot>%s</tfoot>
            </table>
            """.formatted(
                        what,
                        rows.stream()
                                .map(row -> line(charge(row), label.of(row), row.measures(), row.currency()))
                                .collect(Collectors.joining("\n")),
                        line("Total", "", total, s.currency()));
    }

    private static String line(String charge, String what, Measures m, String currency) {
        return """
            <tr><td>%s</td><td>%s</td><td class="n">%d</td><td class="n">%d</td><td class="n">%d</td>\
            <td class="n">%d</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td><td class="n">%s</td>\
            <td class="n">%s</td><td>%s</td></tr>""".formatted(
                        escape(charge),
                        escape(what),
                        m.requests(),
                        m.inputTokens(),
                        m.cachedInputTokens(),
                        m.outputTokens(),
                        m.cost(),
                        m.chargedCost(),
                        m.markup(),
                        m.platformFee(),
                        m.billed(),
                        escape(currency));
    }

    private static String charge(ReportRow row) {
        return switch (row.charge()) {
            case USAGE -> "Usage";
            case CORRECTION -> "Correction of " + row.corrects();
            case PLATFORM_FEE -> "Platform fee";
        };
    }

    private static String keyAndModel(ReportRow row) {
        if (row.charge() == Charge.PLATFORM_FEE) {
            return "";
        }
        String key = row.providerKeyId() == null ? "Shared keys" : named(row.providerKeyName(), row.providerKeyId());
        String fallback = "fallback".equals(row.keySource()) ? " (fallback)" : "";
        return key + fallback + ", " + row.provider() + ", " + row.model();
    }

    private static String virtualKey(ReportRow row) {
        return named(row.virtualKeyName(), row.virtualKeyId());
    }

    private static String named(@Nullable String name, @Nullable Object id) {
        return name == null ? String.valueOf(id) : name;
    }

    /// To the smallest coin, half up.
    private static String rounded(Money amount, String currency) {
        int digits = Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .findFirst()
                .map(Currency::getDefaultFractionDigits)
                .orElse(2);
        return new BigDecimal(amount.toString())
                .setScale(Math.max(digits, 0), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private interface Label {
        String of(ReportRow row);
    }
}
