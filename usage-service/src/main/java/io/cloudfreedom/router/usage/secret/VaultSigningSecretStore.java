package io.cloudfreedom.router.usage.secret;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The secrets in Vault's mount `platform`, below `tenant-webhooks/{tenant}/{endpoint}`. Writes are check-and-set, so
/// that of two rotations at once one wins.
///
/// An error of the client may quote what the server said, so its text is never logged or passed on.
@ApplicationScoped
class VaultSigningSecretStore implements SigningSecretStore {
    private static final Logger LOG = Logger.getLogger(VaultSigningSecretStore.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(1);
    private static final int RETRIES = 3;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 400;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String SECRET = "secret";
    private static final String PREVIOUS = "previous";
    private static final String PREVIOUS_UNTIL = "previous_until";

    private final VaultSecretsKV2 mount;
    private final Clock clock;

    VaultSigningSecretStore(VaultClient client, Clock clock) {
        this.mount = client.secrets().kv2("platform");
        this.clock = clock;
    }

    @Override
    public Uni<Optional<SigningSecrets>> read(UUID tenant, UUID endpoint) {
        return stored(tenant, endpoint).map(found -> found.flatMap(s -> valid(s.fields())));
    }

    @Override
    public Uni<SigningSecrets> renew(UUID tenant, UUID endpoint, Duration overlap) {
        return stored(tenant, endpoint).chain(found -> {
            Map<String, String> next = new HashMap<>();
            next.put(SECRET, fresh());
            found.map(s -> s.fields().get(SECRET)).ifPresent(previous -> {
                next.put(PREVIOUS, previous);
                next.put(PREVIOUS_UNTIL, clock.instant().plus(overlap).toString());
            });
            return write(tenant, endpoint, found.map(Stored::version).orElse(0), next)
                    .map(done -> valid(next).orElseThrow());
        });
    }

    @Override
    public Uni<Void> remove(UUID tenant, UUID endpoint) {
        return call("remove", () -> mount.deleteSecretMetadata(path(tenant, endpoint)));
    }

    private Uni<Optional<Stored>> stored(UUID tenant, UUID endpoint) {
        return attempt(() -> mount.readSecret(path(tenant, endpoint)))
                .map(data -> Optional.of(Stored.of(data)))
                .onFailure(t -> status(t) == NOT_FOUND)
                .recoverWithItem(Optional::empty)
                .onFailure()
                .transform(t -> unavailable("read", t));
    }

    private Uni<Void> write(UUID tenant, UUID endpoint, int version, Map<String, String> fields) {
        var options = new VaultSecretsKV2UpdateSecretOptions().setCas(version);
        return call("write", () -> mount.updateSecret(path(tenant, endpoint), options, new HashMap<>(fields)));
    }

    private static <T> Uni<Void> call(String operation, Supplier<CompletionStage<T>> call) {
        return attempt(call)
                .onFailure()
                .transform(t -> unavailable(operation, t))
                .replaceWithVoid();
    }

    /// A missing secret and a conflict are answers; the rest may pass: no leader yet, a dropped connection, a token
    /// that has just ended.
    private static <T> Uni<T> attempt(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .ifNoItem()
                .after(ATTEMPT)
                .fail()
                .onFailure(t -> status(t) != NOT_FOUND && status(t) != CONFLICT)
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .withJitter(0.5)
                .atMost(RETRIES);
    }

    private Optional<SigningSecrets> valid(Map<String, String> fields) {
        List<String> secrets = new ArrayList<>();
        add(secrets, fields.get(SECRET));
        String until = fields.get(PREVIOUS_UNTIL);
        if (until != null && clock.instant().isBefore(Instant.parse(until))) {
            add(secrets, fields.get(PREVIOUS));
        }
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new SigningSecrets(secrets));
    }

    private static void add(List<String> secrets, @Nullable String secret) {
        if (secret != null) {
            secrets.add(secret);
        }
    }

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static int status(Throwable t) {
        Throwable cause = t instanceof CompletionException && t.getCause() != null ? t.getCause() : t;
        return cause instanceof VaultClientException e && e.getStatus() != null ? e.getStatus() : 0;
    }

    private static Throwable unavailable(String operation, Throwable t) {
        LOG.errorf(
                "the secret store does not answer operation=%s status=%d error=%s",
                operation, status(t), t.getClass().getSimpleName());
        return new StoreUnavailable();
    }

    private static String path(UUID tenant, UUID endpoint) {
        return "tenant-webhooks/" + tenant + "/" + endpoint;
    }

    private record Stored(int version, Map<String, String> fields) {
        static Stored of(VaultSecretsKV2ReadSecretData data) {
            Map<String, String> fields = new HashMap<>();
            data.getData().forEach((name, value) -> {
                if (value != null) {
                    fields.put(name, value.toString());
                }
            });
            return new Stored(data.getMetadata().getVersion(), fields);
        }
    }
}
