package io.cloudfreedom.router.key.secret;

import io.cloudfreedom.router.connection.credential.Secret;
import io.quarkus.vault.client.api.common.VaultHashAlgorithm;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2;
import io.quarkus.vault.client.api.secrets.kv2.VaultSecretsKV2UpdateSecretOptions;
import io.quarkus.vault.client.api.secrets.transit.VaultSecretsTransit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Secrets in Vault's KV version 2 engine `llm`, fingerprints by its transit key `key-fingerprint`.
///
/// A write is a check-and-set against version 0, so a path holds one value for ever. A failure whose outcome
/// is unknown is tried again, which that check makes safe.
@ApplicationScoped
class VaultSecretStore implements SecretStore {
    private static final String FINGERPRINT_KEY = "key-fingerprint";
    private static final Map<String, Object> TOMBSTONE = Map.of("tombstone", "true");

    private final VaultCalls calls;
    private final VaultSecretsKV2 secrets;
    private final VaultSecretsTransit transit;

    VaultSecretStore(VaultCalls calls) {
        this.calls = calls;
        this.secrets = calls.vault().secrets().kv2("llm");
        this.transit = calls.vault().secrets().transit();
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
        return take(path, TOMBSTONE, "bar").chain(() -> destroy(path));
    }

    @Override
    public Uni<Void> destroy(MaterialPath path) {
        return calls.repeated("destroy", () -> secrets.destroySecretVersions(path.toString(), List.of(1)));
    }

    @Override
    public Uni<String> fingerprint(Purpose purpose, byte[] input) {
        byte[] label = purpose.name().getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = ByteBuffer.allocate(label.length + 1 + input.length)
                .put(label)
                .put((byte) 0)
                .put(input)
                .array();
        return calls.repeated(
                        "fingerprint", () -> transit.hmac(FINGERPRINT_KEY, VaultHashAlgorithm.SHA2_256, labelled, null))
                .onTermination()
                .invoke(() -> Arrays.fill(labelled, (byte) 0));
    }

    /// Writes where nothing is.
    ///
    /// @return false when something was there before
    private Uni<Boolean> take(MaterialPath path, Map<String, Object> data, String operation) {
        var onlyFirst = new VaultSecretsKV2UpdateSecretOptions().setCas(0);
        return calls.<Boolean>repeated(
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
                calls.attempt(() -> secrets.readSecretMetadata(path.toString())).map(metadata -> false);
            case ABSENT, TRANSIENT, REFUSED -> VaultCalls.never(failure);
        };
    }
}
