package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.operation.Claim;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// Keyed fingerprints of a secret, and of the whole request that brings it.
@ApplicationScoped
class SecretPrints {
    private final SecretStore secrets;

    SecretPrints(SecretStore secrets) {
        this.secrets = secrets;
    }

    /// The two fingerprints.
    record Prints(String secret, String request) {
        ProviderKey.CurrentMaterial material(Claim.Mine mine, Credentials credentials) {
            return new ProviderKey.CurrentMaterial(mine.material(), secret, credentials.last4());
        }
    }

    Uni<Prints> of(Credentials credentials, ObjectNode body) {
        Map<String, String> plain = new TreeMap<>();
        credentials.secrets().forEach((field, secret) -> plain.put(field, secret.reveal()));
        return Uni.combine()
                .all()
                .unis(
                        secrets.fingerprint(SecretStore.Purpose.SECRET, bytes(plain)),
                        secrets.fingerprint(SecretStore.Purpose.REQUEST, bytes(body)))
                .with(Prints::new);
    }

    private static byte[] bytes(Object json) {
        return ContractJson.canonical(json).getBytes(StandardCharsets.UTF_8);
    }
}
