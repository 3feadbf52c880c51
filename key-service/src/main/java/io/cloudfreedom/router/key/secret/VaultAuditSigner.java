package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransit;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransitKeyInfo;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransitSignParams;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Vault's transit key `audit`. Nobody waits for a checkpoint, so a failure is not tried again here: the next
/// turn is.
@ApplicationScoped
public class VaultAuditSigner implements AuditSigner {
    private static final Logger LOG = Logger.getLogger(VaultAuditSigner.class);
    static final String KEY = "audit";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final VaultClient client;
    private final VaultSecretsTransit transit;

    public VaultAuditSigner(VaultClient vault) {
        this.client = vault;
        this.transit = vault.secrets().transit();
    }

    @Override
    public Uni<Signed> sign(byte[] text) {
        return answer(() -> transit.sign(KEY, new VaultSecretsTransitSignParams().setInput(text)))
                .map(result -> signed(result.getSignature()));
    }

    @Override
    public Uni<Map<Integer, byte[]>> publicKeys() {
        return answer(() -> transit.readKey(KEY)).map(VaultAuditSigner::publicKeys);
    }

    /// `vault:v1:` and the signature in base 64.
    private static Signed signed(String text) {
        String[] parts = text.split(":", 3);
        return new Signed(Integer.parseInt(parts[1].substring(1)), parts[2]);
    }

    static Map<Integer, byte[]> publicKeys(VaultSecretsTransitKeyInfo key) {
        Map<Integer, byte[]> keys = new TreeMap<>();
        key.getKeys()
                .forEach((version, held) ->
                        keys.put(Integer.valueOf(version), Base64.getDecoder().decode(held.getPublicKey())));
        return keys;
    }

    /// The client's own text may hold what the server answered, so it goes no further than the failure's kind.
    private <T> Uni<T> answer(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .onFailure()
                .transform(this::unavailable);
    }

    private SecretStoreUnavailable unavailable(Throwable failure) {
        VaultFailure kind = VaultFailure.of(failure);
        if (kind == VaultFailure.DENIED) {
            client.getTokenProvider().invalidateCache();
        }
        LOG.warnf("audit key cannot be used now cause=%s", kind);
        return new SecretStoreUnavailable(Duration.ZERO);
    }
}
