package io.cloudfreedom.router.key.secret;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.api.common.VaultHashAlgorithm;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Secrets in Vault's KV version 2 engine `llm`, fingerprints by its transit key `key-fingerprint`.
///
/// A write is a check-and-set against version 0, so a path holds one value for ever. A failure whose outcome is
/// unknown
/// is tried again, which that check makes safe. Exceptions of the client are never passed on or logged: their text
/// may
/// hold what the server answered.
@ApplicationScoped
class VaultSecretStore implements SecretStore {
    private static final Logger LOG = Logger.getLogger(VaultSecretStore.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final double JITTER = 0.5;
    private static final String FINGERPRINT_KEY = "key-fingerprint";
    private static final Map<String, Object> TOMBSTONE = Map.of("tombstone", "true");

    private final VaultClient client;
    private final VaultSecretsKV2 secrets;
    private final VaultSecretsTransit transit;
    private final MeterRegistry metrics;

    VaultSecretStore(VaultClient vault, MeterRegistry metrics) {
        this.client = vault;
        this.secrets = vault.secrets().kv2("llm");
        this.transit = vault.secrets().transit();
        this.metrics = metrics;
    }

    @Override
    public Uni<Void> writeOnce(MaterialPath path, Map<String, Secret> fields) {
        Map<String, Object> data = fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().reveal()));
        return take(path, data, "write").replaceWithVoid();
    }

    @Override
    public Uni<Void> bar(MaterialPath path) {
        return take(path, TOMBSTONE, "bar")
                .chain(taken -> taken ? Uni.createFrom().voidItem() : destroy(path));
    }

    @Override
    public Uni<Void> destroy(MaterialPath path) {
        return repeated("destroy", () -> secrets.destroySecretVersions(path.toString(), List.of(1)), this::never);
    }

    @Override
    public Uni<String> fingerprint(Purpose purpose, byte[] input) {
        byte[] label = purpose.name().getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = ByteBuffer.allocate(label.length + 1 + input.length)
                .put(label)
                .put((byte) 0)
                .put(input)
                .array();
        return repeated(
                        "fingerprint",
                        () -> transit.hmac(FINGERPRINT_KEY, VaultHashAlgorithm.SHA2_256, labelled, null),
                        this::never)
                .onTermination()
                .invoke(() -> Arrays.fill(labelled, (byte) 0));
    }

    /// Writes where nothing is.
    ///
    /// @return false when something was there before
    private Uni<Boolean> take(MaterialPath path, Map<String, Object> data, String operation) {
        var onlyFirst = new VaultSecretsKV2UpdateSecretOptions().setCas(0);
        return this.<Boolean>repeated(
                operation,
                () -> secrets.updateSecret(path.toString(), onlyFirst, data).thenApply(written -> true),
                failure -> alreadyThere(path, failure));
    }

    /// Vault answers in two ways that a path is taken: 400 from check-and-set, or 403 because the policy allows to
    /// create but not to update; the second is told from a lost login by the metadata.
    private Uni<Boolean> alreadyThere(MaterialPath path, VaultFailure failure) {
        return switch (failure) {
            case CONFLICT -> Uni.createFrom().item(false);
            case DENIED ->
                Uni.createFrom()
                        .completionStage(() -> secrets.readSecretMetadata(path.toString()))
                        .ifNoItem()
                        .after(ATTEMPT_TIMEOUT)
                        .fail()
                        .map(metadata -> false);
            case TRANSIENT, REFUSED -> never(failure);
        };
    }

    private <T> Uni<T> never(VaultFailure failure) {
        return Uni.createFrom().failure(new AttemptFailed(failure));
    }

    private <T> Uni<T> repeated(
            String operation, Supplier<CompletionStage<T>> call, Function<VaultFailure, Uni<T>> answerTo) {
        Timer.Sample sample = Timer.start(metrics);
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom().completionStage(call))
                .ifNoItem()
                .after(ATTEMPT_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithUni(t -> answerTo.apply(VaultFailure.of(t)))
                .onFailure()
                .transform(this::classified)
                .onFailure(AttemptFailed::mayPass)
                .retry()
                .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .withJitter(JITTER)
                .expireIn(GIVE_UP.toMillis())
                .onFailure()
                .transform(t -> unavailable(operation, t))
                .onTermination()
                .invoke((done, failure, cancelled) -> sample.stop(metrics.timer(
                        "router.vault", "operation", operation, "outcome", failure == null ? "done" : "failed")));
    }

    /// A refusal may be a login that ended: the next attempt logs in anew.
    private AttemptFailed classified(Throwable failure) {
        AttemptFailed attempt =
                failure instanceof AttemptFailed known ? known : new AttemptFailed(VaultFailure.of(failure));
        if (attempt.failure == VaultFailure.DENIED) {
            client.getTokenProvider().invalidateCache();
        }
        return attempt;
    }

    private static SecretStoreUnavailable unavailable(String operation, Throwable failure) {
        Throwable last =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warnf(
                "vault gave up operation=%s cause=%s",
                operation,
                last instanceof AttemptFailed attempt
                        ? attempt.failure
                        : last.getClass().getSimpleName());
        return new SecretStoreUnavailable();
    }

    /// One attempt's failure without the client's text.
    private static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final VaultFailure failure;

        AttemptFailed(VaultFailure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        static boolean mayPass(Throwable t) {
            return t instanceof AttemptFailed attempt
                    && (attempt.failure == VaultFailure.TRANSIENT || attempt.failure == VaultFailure.DENIED);
        }
    }
}
