package io.cloudfreedom.router.usage.timeseries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cloudfreedom.router.usage.report.Measures;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Usage by hour, day or month; every period of the range is there, also those without usage.
record Timeseries(
        @Schema(enumeration = {"hour", "day", "month"}) String interval,

        @Schema(
                description = "Whose calendar it is: the tenant's zone; UTC for many tenants, whose days and months "
                        + "are still each tenant's own",
                examples = "Europe/Berlin")
        String timezone,

        @Schema(examples = "USD") String currency,
        List<Point> points) {
    Timeseries {
        Objects.requireNonNull(interval, "interval is null");
        Objects.requireNonNull(timezone, "timezone is null");
        Objects.requireNonNull(currency, "currency is null");
        points = List.copyOf(points);
    }

    /// The sums of one period.
    @Schema(
            name = "TimeseriesPoint",
            requiredProperties = {"period", "start", "end"})
    record Point(
            @Schema(
                    description = "The period in the calendar: 2026-10-25T02:00+01:00, 2026-10-25 or 2026-10",
                    examples = "2026-10-25")
            String period,

            @Schema(description = "Its first moment") Instant start,

            @Schema(description = "The first moment after it")
            Instant end,

            @JsonUnwrapped Measures measures) {
        Point {
            Objects.requireNonNull(period, "period is null");
            Objects.requireNonNull(start, "start is null");
            Objects.requireNonNull(end, "end is null");
            Objects.requireNonNull(measures, "measures is null");
        }
    }
}
