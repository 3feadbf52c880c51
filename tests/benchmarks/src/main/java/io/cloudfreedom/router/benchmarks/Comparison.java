package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.benchmarks.Latencies.Summary;
import java.util.List;
import java.util.Locale;

/// One line of a table: what was measured, beside its baseline.
record Comparison(String what, Summary baseline, Summary measured) {

    /// The head over such lines.
    static List<String> head(String baseline, String measured) {
        return List.of(
                String.format(Locale.ROOT, "%-32s %21s %21s %17s", "", baseline, measured, "ratio"),
                String.format(
                        Locale.ROOT,
                        "%-32s %10s %10s %10s %10s %8s %8s",
                        "milliseconds",
                        "p50",
                        "p99",
                        "p50",
                        "p99",
                        "p50",
                        "p99"));
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-32s %10.2f %10.2f %10.2f %10.2f %8.2f %8.2f",
                what,
                baseline.p50(),
                baseline.p99(),
                measured.p50(),
                measured.p99(),
                measured.p50() / baseline.p50(),
                measured.p99() / baseline.p99());
    }
}
