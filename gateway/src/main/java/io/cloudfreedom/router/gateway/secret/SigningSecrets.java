package io.cloudfreedom.router.gateway.secret;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the signing secret current. While Vault is away the last known one signs on.
@ApplicationScoped
public class SigningSecrets {
    private static final Logger LOG = Logger.getLogger(SigningSecrets.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final int SECRET_BYTES = 32;

    private final VaultSecretsKV2 mount;
    private final SecretConfig config;
    private final Vertx vertx;
    private volatile @Nullable SigningSecret current;

    SigningSecrets(VaultClient vault, SecretConfig config, Vertx vertx) {
        this.mount = vault.secrets().kv2(config.mount());
        this.config = config;
        this.vertx = vertx;
    }

    /// Reads it now, and again from time to time.
    public void start() {
        Uni.createFrom()
                .completionStage(() -> mount.readSecret(config.path()))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(read -> parse(read.getData()))
                .subscribe()
                .with(this::replace, this::keep);
    }

    /// Empty until Vault has answered once.
    public Optional<SigningSecret> current() {
        return Optional.ofNullable(current);
    }

    private void replace(SigningSecret fresh) {
        SigningSecret old = current;
        if (old == null || !old.keyId().equals(fresh.keyId())) {
            LOG.infof("admissions are signed with kid=%s", fresh.keyId());
            current = fresh;
        }
        again(config.refresh().toMillis());
    }

    private void keep(Throwable failure) {
        // The text of a failure could quote what Vault said.
        LOG.warnf("signing secret not read: error=%s", failure.getClass().getSimpleName());
        again(current == null ? FIRST_RETRY_MILLIS : config.refresh().toMillis());
    }

    private void again(long millis) {
        vertx.setTimer(millis, id -> start());
    }

    private static SigningSecret parse(Map<String, Object> fields) {
        if (!(fields.get("kid") instanceof String kid && fields.get("current") instanceof String secret)) {
            throw new IllegalStateException("the secret has no kid or no current");
        }
        byte[] bytes = Base64.getDecoder().decode(secret);
        if (bytes.length != SECRET_BYTES) {
            throw new IllegalStateException("the secret does not have " + SECRET_BYTES + " bytes");
        }
        return new SigningSecret(kid, bytes);
    }
}
