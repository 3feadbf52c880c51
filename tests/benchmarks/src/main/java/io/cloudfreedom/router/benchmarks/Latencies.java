package io.cloudfreedom.router.benchmarks;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long calls of one kind took; safe for use by many threads.
final class Latencies {

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

    /// The middle and the slow end, in milliseconds; not a number when nothing was measured.
    record Summary(int count, double p50, double p99) {}

    void add(Duration took) {
        nanos.add(took.toNanos());
    }

    Summary summary() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Summary(sorted.length, percentile(sorted, 50), percentile(sorted, 99));
    }

    /// The nearest rank: the smallest value that at least `percent` of all do not exceed.
    private static double percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[rank - 1] / 1e6;
    }
}
