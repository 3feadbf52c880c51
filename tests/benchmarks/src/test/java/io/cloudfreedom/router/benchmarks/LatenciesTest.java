package io.cloudfreedom.router.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.benchmarks.Latencies.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreNearestRanks() {
        for (int millis = 200; millis >= 1; millis--) {
            latencies.add(Duration.ofMillis(millis));
        }

        assertThat(latencies.summary()).isEqualTo(new Summary(200, 100, 198));
    }

    @Test
    void oneCallIsEveryPercentile() {
        latencies.add(Duration.ofMillis(7));

        assertThat(latencies.summary()).isEqualTo(new Summary(1, 7, 7));
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(latencies.summary()).isEqualTo(new Summary(0, Double.NaN, Double.NaN));
    }
}
