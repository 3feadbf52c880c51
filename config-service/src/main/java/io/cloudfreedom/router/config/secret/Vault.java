package io.cloudfreedom.router.config.secret;

import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2ReadSecretData;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/// One KV version 2 mount: reads and check-and-set writes, with a time limit and a bounded retry of what may pass.
///
/// An error of the client may quote what the server said, so its text is never logged or passed on.
final class Vault {
    private static final Logger LOG = Logger.getLogger(Vault.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(1);
    private static final int RETRIES = 3;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 400;

    private final VaultSecretsKV2 mount;

    Vault(VaultSecretsKV2 mount) {
        this.mount = mount;
    }

    /// The current version, or empty when there is none or it was deleted.
    Uni<Optional<Versioned>> read(String path) {
        return attempt(Uni.createFrom().completionStage(() -> mount.readSecret(path)))
                .map(data -> Optional.of(versioned(data)))
                .onFailure(t -> status(t) == NOT_FOUND)
                .recoverWithItem(Optional::empty)
                .onFailure()
                .transform(t -> unavailable("read", t));
    }

    /// Whether it was written; not when the version there is not `version`.
    Uni<Boolean> write(String path, int version, Map<String, String> fields) {
        var options = new VaultSecretsKV2UpdateSecretOptions().setCas(version);
        return attempt(Uni.createFrom()
                        .completionStage(() -> mount.updateSecret(path, options, new HashMap<String, Object>(fields))))
                .replaceWith(true)
                .onFailure(t -> status(t) == CONFLICT)
                .recoverWithItem(false)
                .onFailure()
                .transform(t -> unavailable("write", t));
    }

    private static <T> Uni<T> attempt(Uni<T> call) {
        return call.ifNoItem()
                .after(ATTEMPT)
                .fail()
                .onFailure(Vault::mayPass)
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .withJitter(0.5)
                .atMost(RETRIES);
    }

    /// A missing secret and a conflict are answers; the rest may pass: no leader yet, a dropped connection, a token
    /// that has just ended.
    private static boolean mayPass(Throwable t) {
        int status = status(t);
        return status != NOT_FOUND && status != CONFLICT;
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

    private static Versioned versioned(VaultSecretsKV2ReadSecretData data) {
        Map<String, String> fields = new HashMap<>();
        data.getData().forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value.toString());
            }
        });
        return new Versioned(data.getMetadata().getVersion(), new SecretFields(fields));
    }

    record Versioned(int version, SecretFields secret) {}
}
