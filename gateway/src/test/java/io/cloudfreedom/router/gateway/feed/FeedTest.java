package io.cloudfreedom.router.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.gateway.Publisher;
import io.cloudfreedom.router.gateway.Sample;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final int KEYS = 300;

    @Test
    void isNotReadyUntilItHasReadEveryKey() throws Exception {
        UUID tenant = Sample.id();
        try (KafkaBroker kafka = KafkaBroker.start();
                Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.tenant(tenant, Tier.BYOK, Status.ACTIVE, false));
            for (int i = 0; i < KEYS; i++) {
                publisher.publish(
                        Sample.virtualKey(Sample.id(), tenant, "cf-" + i, 1, Status.ACTIVE, List.of("*"), null));
            }
            Feed feed = new Feed(kafka.bootstrapServers(), new SimpleMeterRegistry());
            isNotReady(feed);

            feed.start();
            await().atMost(Duration.ofSeconds(60)).until(feed::caughtUp);

            assertThat(feed.known().tokens()).hasSize(KEYS);
            feed.stop();
        }
    }

    @Test
    void isNotReadyWhileKafkaIsAway() throws Exception {
        Feed feed = new Feed("127.0.0.1:1", new SimpleMeterRegistry());
        feed.start();

        isNotReady(feed);
        feed.stop();
    }

    private static void isNotReady(Feed feed) {
        assertThatThrownBy(feed::known).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("not_ready");
        });
    }
}
