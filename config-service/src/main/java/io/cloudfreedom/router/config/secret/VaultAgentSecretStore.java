package io.cloudfreedom.router.config.secret;

import io.cloudfreedom.router.connection.credential.Secret;
import io.quarkus.vault.client.VaultClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The agents' secrets in Vault's mount `platform`. Writes are check-and-set: of two replicas one writes,
/// both agree.
@ApplicationScoped
class VaultAgentSecretStore implements AgentSecretStore {
    private static final String BEARER = "bearer";
    private static final String WEBHOOK_SECRET = "webhook_secret";
    private static final String PREVIOUS_BEARER = "previous_bearer";
    private static final String PREVIOUS_WEBHOOK_SECRET = "previous_webhook_secret";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vault mount;

    VaultAgentSecretStore(VaultClient client) {
        this.mount = new Vault(client.secrets().kv2("platform"));
    }

    @Override
    public Uni<Optional<AgentSecrets>> read(String proxyId) {
        return mount.read(path(proxyId))
                .map(found -> found.map(Vault.Versioned::secret).flatMap(VaultAgentSecretStore::complete));
    }

    @Override
    public Uni<AgentSecrets> createIfAbsent(String proxyId) {
        return read(proxyId)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get())
                        : mount.write(path(proxyId), 0, fresh()).chain(() -> require(proxyId)));
    }

    @Override
    public Uni<AgentSecrets> rotate(String proxyId) {
        return mount.read(path(proxyId)).chain(found -> {
            int version = found.map(Vault.Versioned::version).orElse(0);
            Map<String, String> next = fresh();
            found.map(Vault.Versioned::secret).ifPresent(before -> {
                before.field(BEARER).ifPresent(secret -> next.put(PREVIOUS_BEARER, secret.reveal()));
                before.field(WEBHOOK_SECRET).ifPresent(secret -> next.put(PREVIOUS_WEBHOOK_SECRET, secret.reveal()));
            });
            return mount.write(path(proxyId), version, next).chain(() -> require(proxyId));
        });
    }

    private Uni<AgentSecrets> require(String proxyId) {
        return read(proxyId).map(found -> found.orElseThrow(StoreUnavailable::new));
    }

    private static Map<String, String> fresh() {
        Map<String, String> fields = new HashMap<>();
        fields.put(BEARER, Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
        fields.put(WEBHOOK_SECRET, "whsec_" + Base64.getEncoder().encodeToString(random()));
        return fields;
    }

    private static Optional<AgentSecrets> complete(SecretFields secret) {
        var bearers = present(secret, BEARER, PREVIOUS_BEARER);
        var webhookSecrets = present(secret, WEBHOOK_SECRET, PREVIOUS_WEBHOOK_SECRET);
        return bearers.isEmpty() || webhookSecrets.isEmpty()
                ? Optional.empty()
                : Optional.of(new AgentSecrets(bearers, webhookSecrets));
    }

    private static List<String> present(SecretFields secret, String... names) {
        return Stream.of(names)
                .flatMap(name -> secret.field(name).stream())
                .map(Secret::reveal)
                .toList();
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String path(String proxyId) {
        return "proxies/" + proxyId;
    }
}
