package io.cloudfreedom.router.usage.rebuild;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A run that built the ledger again.
record Rebuild(
        UUID id,
        State state,
        Instant started,
        String startedBy,
        @Nullable Instant finished,
        @Nullable Result result) {
    Rebuild {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(started, "started is null");
        Objects.requireNonNull(startedBy, "startedBy is null");
    }

    enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("same")
        SAME,
        @JsonProperty("different")
        DIFFERENT,
        @JsonProperty("failed")
        FAILED
    }

    /// What came out.
    ///
    /// @param requests that any witness told of
    @Schema(name = "RebuildResult")
    record Result(long requests, List<Month> months) {
        Result {
            months = List.copyOf(months);
        }

        boolean same() {
            return months.stream().allMatch(Month::same);
        }
    }

    /// Digests (SHA-256) of a month's report and of its lines, of the books as they are and as they were built again.
    @Schema(name = "RebuiltMonth")
    record Month(
            @Schema(implementation = String.class, examples = "2026-10")
            YearMonth month,

            boolean same,
            @Nullable String report,
            @Nullable String rebuiltReport,
            @Nullable String lines,
            @Nullable String rebuiltLines) {
        Month {
            Objects.requireNonNull(month, "month is null");
        }

        static Month of(YearMonth month, @Nullable Digests books, @Nullable Digests rebuilt) {
            return new Month(
                    month,
                    Objects.equals(books, rebuilt),
                    books == null ? null : books.report(),
                    rebuilt == null ? null : rebuilt.report(),
                    books == null ? null : books.lines(),
                    rebuilt == null ? null : rebuilt.lines());
        }
    }

    /// Of a month's report and of its lines.
    record Digests(String report, String lines) {}
}
