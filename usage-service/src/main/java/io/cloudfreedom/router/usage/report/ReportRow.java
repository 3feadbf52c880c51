package io.cloudfreedom.router.usage.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One group of a report; dimensions that it is not grouped by are absent. A tenant sees no provider key of others:
/// shared keys are one group without an id.
record ReportRow(
        @Nullable UUID tenantId,
        @Nullable String tenantName,
        @Nullable UUID providerKeyId,
        @Nullable String providerKeyName,
        @Nullable UUID virtualKeyId,
        @Nullable String virtualKeyName,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String keySource,
        @Nullable LocalDate day,
        @JsonUnwrapped Measures measures) {
    ReportRow {
        Objects.requireNonNull(measures, "measures is null");
    }
}
