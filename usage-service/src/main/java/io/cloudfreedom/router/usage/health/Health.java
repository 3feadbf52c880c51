package io.cloudfreedom.router.usage.health;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is known of one key: failures by class since its last success. Agents deliver late and in any order, so a
/// failure before the last success says nothing, and a success before the last failure forgives nothing.
record Health(
        Map<String, Long> failed,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure) {
    static final Health UNKNOWN = new Health(Map.of(), null, null);

    Health {
        failed = Map.copyOf(failed);
    }

    boolean isFailing() {
        return !failed.isEmpty();
    }

    Health after(Sighting sighting) {
        return sighting.failure() == null ? succeeded(sighting.at()) : failed(sighting.failure(), sighting.at());
    }

    private Health succeeded(Instant at) {
        boolean forgives = lastFailure == null || !at.isBefore(lastFailure);
        return new Health(forgives ? Map.of() : failed, later(lastSuccess, at), lastFailure);
    }

    private Health failed(String failure, Instant at) {
        if (lastSuccess != null && !at.isAfter(lastSuccess)) {
            return this;
        }
        Map<String, Long> more = new TreeMap<>(failed);
        more.merge(failure, 1L, Long::sum);
        return new Health(more, lastSuccess, later(lastFailure, at));
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
