package io.cloudfreedom.router.usage.timeseries;

import io.cloudfreedom.router.usage.report.Measures;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Usage so far, by each tenant's own calendar; without fees.
record Summary(
        @Schema(examples = "USD") String currency,
        @Schema(description = "Since the tenant's midnight") Measures today,

        @Schema(description = "Since the first of the tenant's month")
        Measures month) {
    Summary {
        Objects.requireNonNull(currency, "currency is null");
        Objects.requireNonNull(today, "today is null");
        Objects.requireNonNull(month, "month is null");
    }
}
