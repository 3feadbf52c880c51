package io.cloudfreedom.router.usage.close;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A month of the books.
@Schema(name = "BookMonth")
record MonthView(
        @Schema(implementation = String.class, examples = "2026-10")
        YearMonth month,

        @Schema(description = "closing: nothing is booked into it any more, its documents are still being written")
        State state,

        @Nullable Instant closed,
        @Nullable String closedBy,

        @Schema(
                implementation = String.class,
                nullable = true,
                description = "Spend without evidence that was left out",
                examples = "0.000000000")
        @Nullable
        Money acceptedSuspense,

        @Schema(
                description = "SHA-256 of the manifest, which lists the SHA-256 of every document",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable
        String digest) {
    MonthView {
        Objects.requireNonNull(month, "month is null");
        Objects.requireNonNull(state, "state is null");
    }

    static MonthView of(Row row) {
        OffsetDateTime closed = row.getOffsetDateTime("closed");
        Long suspense = row.getLong("accepted_suspense");
        return new MonthView(
                YearMonth.from(row.getLocalDate("month")),
                state(closed, row.getOffsetDateTime("finished")),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by"),
                suspense == null ? null : Money.ofNanoUsd(suspense),
                row.getString("digest"));
    }

    private static State state(@Nullable OffsetDateTime closed, @Nullable OffsetDateTime finished) {
        if (closed == null) {
            return State.OPEN;
        }
        return finished == null ? State.CLOSING : State.CLOSED;
    }

    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("closing")
        CLOSING,
        @JsonProperty("closed")
        CLOSED
    }
}
