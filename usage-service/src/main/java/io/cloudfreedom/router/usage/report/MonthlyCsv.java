package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.usage.csv.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A monthly report as CSV. Its columns are described in docs/reports.md.
public final class MonthlyCsv {
    private static final List<String> MEASURES = List.of(
            "charge",
            "corrects",
            "requests",
            "attempts",
            "input_tokens",
            "cached_input_tokens",
            "cache_write_tokens",
            "cache_write_1h_tokens",
            "output_tokens",
            "reasoning_tokens",
            "cost",
            "charged_cost",
            "markup",
            "platform_fee",
            "billed",
            "currency");

    private MonthlyCsv() {}

    public static byte[] of(MonthlyReport report, Set<Dimension> groupBy) {
        CsvText csv = new CsvText().header(header(groupBy));
        for (ReportRow row : report.rows()) {
            groupBy.forEach(dimension -> dimension(csv, dimension, row));
            csv.value(report.month()).value(row.charge().json()).value(row.corrects());
            measures(csv, row.measures()).value(row.currency()).end();
        }
        return csv.bytes();
    }

    private static List<String> header(Set<Dimension> groupBy) {
        List<String> names = new ArrayList<>();
        for (Dimension dimension : groupBy) {
            if (dimension.isNamed()) {
                names.add(dimension.json() + "_id");
                names.add(dimension.json() + "_name");
            } else {
                names.add(dimension.json());
            }
        }
        names.add("month");
        names.addAll(MEASURES);
        return names;
    }

    private static void dimension(CsvText csv, Dimension dimension, ReportRow row) {
        switch (dimension) {
            case TENANT -> csv.value(row.tenantId()).name(row.tenantName());
            case PROVIDER_KEY -> csv.value(row.providerKeyId()).name(row.providerKeyName());
            case VIRTUAL_KEY -> csv.value(row.virtualKeyId()).name(row.virtualKeyName());
            case PROVIDER -> csv.value(row.provider());
            case MODEL -> csv.name(row.model());
            case KEY_SOURCE -> csv.value(row.keySource());
            case DAY -> csv.value(row.day());
        }
    }

    private static CsvText measures(CsvText csv, Measures m) {
        return csv.number(m.requests())
                .number(m.attempts())
                .number(m.inputTokens())
                .number(m.cachedInputTokens())
                .number(m.cacheWriteTokens())
                .number(m.cacheWrite1hTokens())
                .number(m.outputTokens())
                .number(m.reasoningTokens())
                .amount(m.cost())
                .amount(m.chargedCost())
                .amount(m.markup())
                .amount(m.platformFee())
                .amount(m.billed());
    }
}
