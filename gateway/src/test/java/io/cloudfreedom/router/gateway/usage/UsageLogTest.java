package io.cloudfreedom.router.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without Kafka.
class UsageLogTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path folder;

    private UsageLog log;

    @BeforeEach
    void make() {
        log = log(folder, NOBODY, 1 << 20);
    }

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    void keepsUsageOnDiskWhileKafkaIsAway() {
        log.start();
        log.publish(UsageSpoolTest.usage(1).usage());

        await().atMost(Duration.ofSeconds(10)).until(() -> !new UsageSpool(folder, 1 << 20).isEmpty());
        assertThat(log.accepts()).isTrue();
        assertThat(new UsageSpool(folder, 1 << 20).oldest().orElseThrow().usages())
                .singleElement()
                .satisfies(kept -> assertThat(kept.usage())
                        .isEqualTo(UsageSpoolTest.usage(1).usage()));
    }

    @Test
    void whatIsBufferedIsOnDiskWhenItStops() {
        log.start();
        for (int i = 0; i < 3; i++) {
            log.publish(UsageSpoolTest.usage(i).usage());
        }
        log.stop();

        assertThat(new UsageSpool(folder, 1 << 20).isEmpty()).isFalse();
    }

    @Test
    void aFullSpoolClosesTheDoor() {
        log = log(folder, NOBODY, 10);
        log.start();
        log.publish(UsageSpoolTest.usage(1).usage());

        await().atMost(Duration.ofSeconds(10)).until(() -> !log.accepts());
    }

    static UsageLog log(Path folder, String kafka, long spoolBytes) {
        UsageConfig config = new UsageConfig() {
            @Override
            public int bufferSize() {
                return 100;
            }

            @Override
            public Duration deliveryTimeout() {
                return Duration.ofMillis(300);
            }

            @Override
            public Path spool() {
                return folder;
            }

            @Override
            public long spoolBytes() {
                return spoolBytes;
            }

            @Override
            public Duration retry() {
                return Duration.ofSeconds(1);
            }
        };
        return new UsageLog(new UsagePublisher(kafka, config), config, Clock.systemUTC(), new SimpleMeterRegistry());
    }
}
