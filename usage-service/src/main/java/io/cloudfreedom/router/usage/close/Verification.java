package io.cloudfreedom.router.usage.close;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether a closed month's documents come out of its books as they were, byte for byte.
///
/// @param different the names of those that do not
record Verification(
        @Schema(implementation = String.class, examples = "2026-10")
        YearMonth month,

        boolean same,
        List<String> different) {
    Verification {
        Objects.requireNonNull(month, "month is null");
        different = List.copyOf(different);
    }
}
