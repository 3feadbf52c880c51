package io.cloudfreedom.router.usage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A monthly report as CSV (RFC 4180): a header, CRLF, amounts as decimal strings with nine digits after the point.
///
/// Columns: those of the dimensions grouped by (`tenant_id, tenant_name, provider_key_id, provider_key_name,
/// virtual_key_id, virtual_key_name, provider, model, key_source, day`), then `month, requests, attempts,
/// input_tokens, cached_input_tokens, cache_write_tokens, cache_write_1h_tokens, output_tokens, reasoning_tokens,
/// cost, billed, currency`.
final class Csv {
    private static final String LINE_END = "\r\n";

    private Csv() {}

    static String of(MonthlyReport report, Set<Dimension> groupBy) {
        StringBuilder csv = new StringBuilder();
        line(csv, header(groupBy));
        report.rows().forEach(row -> line(csv, cells(report, row, groupBy)));
        return csv.toString();
    }

    private static List<@Nullable Object> header(Set<Dimension> groupBy) {
        List<@Nullable Object> names = new ArrayList<>();
        for (Dimension dimension : groupBy) {
            switch (dimension) {
                case TENANT, PROVIDER_KEY, VIRTUAL_KEY -> {
                    names.add(dimension.json() + "_id");
                    names.add(dimension.json() + "_name");
                }
                case PROVIDER, MODEL, KEY_SOURCE, DAY -> names.add(dimension.json());
            }
        }
        names.addAll(List.of(
                "month",
                "requests",
                "attempts",
                "input_tokens",
                "cached_input_tokens",
                "cache_write_tokens",
                "cache_write_1h_tokens",
                "output_tokens",
                "reasoning_tokens",
                "cost",
                "billed",
                "currency"));
        return names;
    }

    private static List<@Nullable Object> cells(MonthlyReport report, ReportRow row, Set<Dimension> groupBy) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Dimension dimension : groupBy) {
            switch (dimension) {
                case TENANT -> {
                    cells.add(row.tenantId());
                    cells.add(row.tenantName());
                }
                case PROVIDER_KEY -> {
                    cells.add(row.providerKeyId());
                    cells.add(row.providerKeyName());
                }
                case VIRTUAL_KEY -> {
                    cells.add(row.virtualKeyId());
                    cells.add(row.virtualKeyName());
                }
                case PROVIDER -> cells.add(row.provider());
                case MODEL -> cells.add(row.model());
                case KEY_SOURCE -> cells.add(row.keySource());
                case DAY -> cells.add(row.day());
            }
        }
        Measures m = row.measures();
        cells.addAll(List.of(
                report.month(),
                m.requests(),
                m.attempts(),
                m.inputTokens(),
                m.cachedInputTokens(),
                m.cacheWriteTokens(),
                m.cacheWrite1hTokens(),
                m.outputTokens(),
                m.reasoningTokens(),
                m.cost(),
                m.billed(),
                report.currency()));
        return cells;
    }

    private static void line(StringBuilder csv, List<@Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                csv.append(',');
            }
            csv.append(cell(cells.get(i)));
        }
        csv.append(LINE_END);
    }

    /// Names are chosen by tenants and opened by finance in a spreadsheet: what would start a formula there is
    /// quoted as text (OWASP, CSV injection). Numbers are ours.
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof String && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
