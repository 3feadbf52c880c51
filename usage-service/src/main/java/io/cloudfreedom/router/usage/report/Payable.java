package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.contracts.Money;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What all lines of one currency come to.
public record Payable(
        @Schema(examples = "USD") String currency,

        @Schema(implementation = String.class, examples = "120.481200000")
        Money billed) {
    public Payable {
        Objects.requireNonNull(currency, "currency is null");
        Objects.requireNonNull(billed, "billed is null");
    }

    /// One for each currency, in their order.
    static List<Payable> of(List<ReportRow> rows) {
        Map<String, Money> sums = rows.stream()
                .collect(Collectors.toMap(
                        ReportRow::currency, row -> row.measures().billed(), Money::plus, TreeMap::new));
        return sums.entrySet().stream()
                .map(sum -> new Payable(sum.getKey(), sum.getValue()))
                .toList();
    }
}
