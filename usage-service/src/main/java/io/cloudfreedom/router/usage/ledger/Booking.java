package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the books say of one request: a line for each attempt, and what its leases are charged. `terms` are the
/// tenant's at the first booking, and stay so.
record Booking(
        UUID tenantId,
        UUID virtualKeyId,
        String model,
        LocalDate day,
        Instant admitted,
        Witness witness,
        Quality quality,
        RequestStatus status,
        Facts.Terms terms,
        List<Line> lines,
        List<Posting> postings) {
    Booking {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(day, "day is null");
        lines = List.copyOf(lines);
        postings = List.copyOf(postings);
    }

    /// Amounts are in nano-USD.
    long cost() {
        return lines.stream().mapToLong(Line::cost).sum();
    }

    /// Whether both say the same of money and tokens, whoever said it.
    boolean booksSameAs(Booking other) {
        return tenantId.equals(other.tenantId)
                && virtualKeyId.equals(other.virtualKeyId)
                && model.equals(other.model)
                && day.equals(other.day)
                && lines.equals(other.lines)
                && postings.equals(other.postings);
    }

    /// The tokens of the attempt that answered.
    Tokens answer() {
        return lines.stream()
                .filter(line -> !line.overrun())
                .reduce((earlier, last) -> last)
                .map(Line::tokens)
                .orElse(Tokens.NONE);
    }

    /// One attempt, or what it cost beyond what it was allowed to (`overrun`, without tokens). `requests` is 1 on the
    /// last attempt of a request, so that sums count requests.
    record Line(
            int attempt,
            boolean overrun,
            long requests,
            UUID providerKeyId,
            Provider provider,
            String litellmModel,
            KeySource keySource,
            AttemptOutcome outcome,
            @Nullable UUID priceId,
            Tokens tokens,
            long cost,
            long billed) {
        /// This line up to `allowedCost`, and another with the rest when there is a rest.
        List<Line> splitAt(long allowedCost, long allowedBilled) {
            if (cost <= allowedCost) {
                return List.of(this);
            }
            return List.of(
                    with(false, requests, tokens, allowedCost, allowedBilled),
                    with(true, 0, Tokens.NONE, cost - allowedCost, billed - allowedBilled));
        }

        private Line with(boolean beyond, long count, Tokens of, long amount, long charge) {
            return new Line(
                    attempt,
                    beyond,
                    count,
                    providerKeyId,
                    provider,
                    litellmModel,
                    keySource,
                    outcome,
                    priceId,
                    of,
                    amount,
                    charge);
        }
    }

    /// What one lease is charged, in its account's unit.
    record Posting(UUID leaseId, AccountId account, long amount) {}
}
