package io.cloudfreedom.router.usage.statement;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.usage.report.Charge;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Payable;
import io.cloudfreedom.router.usage.report.ReportRow;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A statement as one HTML document to print: its style is in it, it loads nothing and runs nothing, and every text
/// that someone chose is escaped.
public final class StatementPage {
    /// Nothing may be loaded and nothing may run, whatever a name says.
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final Template PAGE = template("/templates/statement.html");

    private StatementPage() {}

    public static byte[] of(Statement s) {
        return PAGE.data("statement", s)
                .data("tenant", named(s.tenantName(), s.tenantId()))
                .data("dues", s.payable().stream().map(Due::of).toList())
                .data(
                        "tables",
                        List.of(
                                Table.of(
                                        "provider key and model",
                                        "Key and model",
                                        s.lines(),
                                        s,
                                        StatementPage::keyAndModel),
                                Table.of("virtual key", "Virtual key", s.virtualKeys(), s, StatementPage::virtualKey)))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    /// What a template does not find is an error, and what it writes is escaped.
    private static Template template(String resource) {
        try (InputStream in =
                Objects.requireNonNull(StatementPage.class.getResourceAsStream(resource), "no template " + resource)) {
            return Engine.builder()
                    .addDefaults()
                    .addValueResolver(new ReflectionValueResolver())
                    .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                    .strictRendering(true)
                    .build()
                    .parse(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            Variant.forContentType(Variant.TEXT_HTML),
                            resource);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
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

    /// What is owed in one currency.
    private record Due(String currency, String rounded, Money exact) {
        static Due of(Payable payable) {
            return new Due(payable.currency(), rounded(payable.billed(), payable.currency()), payable.billed());
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
    }

    /// The usage in one grouping; its total is of the statement's own currency.
    private record Table(String by, String heading, List<Part> parts) {
        static Table of(
                String by, String heading, List<ReportRow> rows, Statement s, Function<ReportRow, String> label) {
            Measures total = rows.stream()
                    .filter(row -> row.currency().equals(s.currency()))
                    .map(ReportRow::measures)
                    .reduce(Measures.ZERO, Measures::plus);
            List<Line> lines = rows.stream()
                    .map(row -> new Line(charge(row), label.apply(row), row.measures(), row.currency()))
                    .toList();
            return new Table(
                    by,
                    heading,
                    List.of(
                            new Part("tbody", lines),
                            new Part("tfoot", List.of(new Line("Total", "", total, s.currency())))));
        }
    }

    private record Part(String element, List<Line> lines) {}

    private record Line(String charge, String what, Measures measures, String currency) {}
}
