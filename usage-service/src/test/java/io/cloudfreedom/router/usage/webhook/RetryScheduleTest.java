package io.cloudfreedom.router.usage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private final RetrySchedule schedule =
            new RetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @Test
    void waitsLongerEachTimeAndEnds() {
        assertThat(schedule.after(1, Duration.ZERO, new Random(1)))
                .hasValueSatisfying(
                        wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500)));
        assertThat(schedule.after(2, Duration.ZERO, new Random(1)))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(330)));
        assertThat(schedule.after(3, Duration.ZERO, new Random(1))).isEmpty();
    }

    @Test
    void waitsAsLongAsTheEndpointAsksButNoMoreThanADay() {
        assertThat(schedule.after(1, Duration.ofMinutes(1), new Random(1)))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66)));
        assertThat(schedule.after(1, Duration.ofDays(9), new Random(1)))
                .hasValueSatisfying(wait -> assertThat(wait).isLessThan(Duration.ofHours(27)));
    }
}
