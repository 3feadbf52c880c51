package io.cloudfreedom.router.benchmarks.edge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a load found: how many answers, how fast, and what failed. Written by one thread.
final class Tally {
    private final long begun = System.nanoTime();
    private long ended = begun;
    private long[] firstBytes = new long[4_096];
    private long[] wholes = new long[4_096];
    private int answers;
    private int failures;
    private @Nullable String firstFailure;

    void answered(long firstByteNanos, long wholeNanos) {
        if (answers == wholes.length) {
            firstBytes = Arrays.copyOf(firstBytes, answers * 2);
            wholes = Arrays.copyOf(wholes, answers * 2);
        }
        firstBytes[answers] = firstByteNanos;
        wholes[answers] = wholeNanos;
        answers++;
    }

    void failed(String why) {
        failures++;
        firstFailure = firstFailure == null ? why : firstFailure;
    }

    void stop() {
        ended = System.nanoTime();
    }

    /// This tally and another of the same kind.
    Tally plus(Tally other) {
        Tally sum = new Tally();
        sum.answers = answers + other.answers;
        sum.firstBytes = concat(firstBytes, answers, other.firstBytes, other.answers);
        sum.wholes = concat(wholes, answers, other.wholes, other.answers);
        sum.failures = failures + other.failures;
        sum.firstFailure = firstFailure == null ? other.firstFailure : firstFailure;
        sum.ended = sum.begun + (ended - begun) + (other.ended - other.begun);
        return sum;
    }

    private static long[] concat(long[] a, int n, long[] b, int m) {
        long[] all = Arrays.copyOf(a, Math.max(1, n + m));
        System.arraycopy(b, 0, all, n, m);
        return all;
    }

    int answers() {
        return answers;
    }

    int failures() {
        return failures;
    }

    @Nullable
    String firstFailure() {
        return firstFailure;
    }

    double perSecond() {
        return answers * 1e9 / Math.max(1, ended - begun);
    }

    /// Microseconds until the answer was whole.
    double whole(double percent) {
        return percentile(wholes, percent);
    }

    /// Microseconds until its first byte.
    double firstByte(double percent) {
        return percentile(firstBytes, percent);
    }

    private double percentile(long[] nanos, double percent) {
        if (answers == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, answers);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(answers * percent / 100);
        return sorted[Math.max(1, rank) - 1] / 1e3;
    }
}
