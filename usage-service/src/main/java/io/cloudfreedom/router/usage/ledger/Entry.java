package io.cloudfreedom.router.usage.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.usage.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the ledger, with the names of its columns: `cost` moves from the credited to the debited account. An
/// `overrun` is what an attempt cost beyond its reservation.
///
/// @param month the month that it is charged in, which is later than that of `day` for a correction
record Entry(
        LocalDate month,
        UUID requestId,
        int revision,
        String kind,
        int attempt,
        boolean overrun,
        String debitAccount,
        String creditAccount,
        UUID tenantId,
        UUID virtualKeyId,
        UUID providerKeyId,
        String provider,
        String model,
        String litellmModel,
        String keySource,
        LocalDate day,
        Instant admitted,
        String witness,
        String quality,
        String status,
        String outcome,
        @Nullable UUID priceId,
        long requests,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        long cost,
        long billed,
        Instant booked) {
    static List<Entry> booking(UUID requestId, int revision, Booking booking, Turn turn) {
        return of(requestId, revision, "booking", 1, booking, turn);
    }

    /// The rows that undo those of the same revision.
    static List<Entry> reversal(UUID requestId, int revision, Booking booking, Turn turn) {
        return of(requestId, revision, "reversal", -1, booking, turn);
    }

    private static List<Entry> of(UUID requestId, int revision, String kind, long sign, Booking booking, Turn turn) {
        return booking.lines().stream()
                .map(line -> of(requestId, revision, kind, sign, booking, line, turn))
                .toList();
    }

    private static Entry of(
            UUID requestId, int revision, String kind, long sign, Booking booking, Booking.Line line, Turn turn) {
        Tokens tokens = line.tokens();
        return new Entry(
                turn.monthOf(booking.day()),
                requestId,
                revision,
                kind,
                line.attempt(),
                line.overrun(),
                AccountId.usd(AccountType.TENANT, booking.tenantId()).toString(),
                AccountId.usd(AccountType.PROVIDER_KEY, line.providerKeyId()).toString(),
                booking.tenantId(),
                booking.virtualKeyId(),
                line.providerKeyId(),
                line.provider().json(),
                booking.model(),
                line.litellmModel(),
                line.keySource().json(),
                booking.day(),
                booking.admitted(),
                booking.witness().json(),
                booking.quality().json(),
                booking.status().json(),
                line.outcome().json(),
                line.priceId(),
                sign * line.requests(),
                sign * tokens.input(),
                sign * tokens.cachedInput(),
                sign * tokens.cacheWrite(),
                sign * tokens.cacheWrite1h(),
                sign * tokens.output(),
                sign * tokens.reasoning(),
                sign * line.cost(),
                sign * line.billed(),
                turn.at());
    }
}
