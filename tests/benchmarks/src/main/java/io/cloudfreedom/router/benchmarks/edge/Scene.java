package io.cloudfreedom.router.benchmarks.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.TokenHash;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// One tenant with limits and rates far above what is measured, its key, its virtual key, a model with a
/// price: what the other services would publish.
final class Scene {
    static final String MODEL = "gpt-4o";
    static final String PROXY = "litellm-1";
    static final long EPOCH = 1;

    private static final long LIMIT = 1_000_000_000_000_000L;
    private static final int RATE = 1_000_000_000;
    private static final long MILLION = 1_000_000;

    private final Instant now = Instant.now();
    private final UUID tenant = Uuid7.at(now);
    private final UUID virtualKey = Uuid7.at(now);
    private final UUID providerKey = Uuid7.at(now);
    private final String token = "cf-" + UUID.randomUUID();

    /// The virtual key's token.
    String token() {
        return token;
    }

    /// The deployment in LiteLLM that would answer.
    String deployment() {
        return providerKey + ":" + MODEL;
    }

    void publish(String bootstrapServers, String liteLlmUrl) {
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new StringSerializer())) {
            for (Event event : List.of(model(), price(), proxy(liteLlmUrl), tenant(), providerKey(), virtualKey())) {
                kafka.send(new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event)))
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka took no event", e.getCause());
        }
    }

    private Event model() {
        return new ModelChanged(
                MODEL,
                1,
                Change.CREATED,
                MODEL,
                "chat",
                128_000,
                16_384,
                List.of(new ModelRoute(Provider.OPENAI, "openai/" + MODEL)),
                now);
    }

    private Event price() {
        return new PriceChanged(
                Uuid7.at(now),
                Provider.OPENAI,
                MODEL,
                new PriceScope(null, null),
                Instant.EPOCH,
                new Rates(2_500 * MILLION, 1_250 * MILLION, 0, 0, 10_000 * MILLION, 10_000 * MILLION),
                List.of(),
                null,
                "benchmark");
    }

    private Event proxy(String url) {
        return new ProxyChanged(
                PROXY, 1, Change.CREATED, url, List.of("*"), List.of(), EPOCH, 1, 1, List.of(), true, now);
    }

    private Event tenant() {
        return new TenantChanged(
                tenant,
                1,
                Change.CREATED,
                "Benchmark",
                "benchmark",
                null,
                null,
                Status.ACTIVE,
                Tier.BYOK,
                "Europe/Berlin",
                "EUR",
                LIMIT,
                LIMIT,
                null,
                null,
                RATE,
                RATE,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Map.of(),
                false,
                now);
    }

    private Event providerKey() {
        return new ProviderKeyChanged(
                providerKey,
                tenant,
                1,
                Change.CREATED,
                Provider.OPENAI,
                "OpenAI",
                null,
                null,
                null,
                Map.of(),
                List.of("*"),
                KeyStatus.ACTIVE,
                null,
                LIMIT,
                LIMIT,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                "fingerprint",
                "abcd",
                new Material(providerKey, "benchmark", 1),
                now,
                now,
                null);
    }

    private Event virtualKey() {
        return new VirtualKeyChanged(
                virtualKey,
                tenant,
                1,
                Change.CREATED,
                "app",
                List.of(new TokenHash(sha256(token), null)),
                Status.ACTIVE,
                null,
                List.of("*"),
                LIMIT,
                LIMIT,
                null,
                null,
                RATE,
                RATE,
                null,
                null,
                now);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
