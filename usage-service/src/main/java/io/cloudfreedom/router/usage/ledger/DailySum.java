package io.cloudfreedom.router.usage.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a batch of entries adds to the sums of one day, with the names of their columns.
record DailySum(
        LocalDate month,
        LocalDate day,
        UUID tenantId,
        UUID virtualKeyId,
        UUID providerKeyId,
        String provider,
        String model,
        String keySource,
        long requests,
        long attempts,
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        @JsonProperty("cache_write_1h_tokens") long cacheWrite1hTokens,
        long outputTokens,
        long reasoningTokens,
        long cost,
        long billed) {
    /// One row for each combination of dimensions.
    static Collection<DailySum> of(Collection<Entry> entries) {
        Map<List<Object>, DailySum> sums = new HashMap<>();
        for (Entry entry : entries) {
            sums.merge(
                    List.of(
                            entry.month(),
                            entry.day(),
                            entry.tenantId(),
                            entry.virtualKeyId(),
                            entry.providerKeyId(),
                            entry.provider(),
                            entry.model(),
                            entry.keySource()),
                    of(entry),
                    DailySum::plus);
        }
        return sums.values();
    }

    private static DailySum of(Entry e) {
        return new DailySum(
                e.month(),
                e.day(),
                e.tenantId(),
                e.virtualKeyId(),
                e.providerKeyId(),
                e.provider(),
                e.model(),
                e.keySource(),
                e.requests(),
                attempts(e),
                e.inputTokens(),
                e.cachedInputTokens(),
                e.cacheWriteTokens(),
                e.cacheWrite1hTokens(),
                e.outputTokens(),
                e.reasoningTokens(),
                e.cost(),
                e.billed());
    }

    private static long attempts(Entry e) {
        if (e.overrun()) {
            return 0;
        }
        return e.kind().equals("booking") ? 1 : -1;
    }

    private DailySum plus(DailySum other) {
        return new DailySum(
                month,
                day,
                tenantId,
                virtualKeyId,
                providerKeyId,
                provider,
                model,
                keySource,
                requests + other.requests,
                attempts + other.attempts,
                inputTokens + other.inputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                cacheWrite1hTokens + other.cacheWrite1hTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens,
                Math.addExact(cost, other.cost),
                Math.addExact(billed, other.billed));
    }
}
