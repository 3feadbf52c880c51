package io.cloudfreedom.router.config.secret;

import io.quarkus.vault.client.VaultClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Provider keys in Vault's mount `llm`. Every path is written once, so its current version is its only one.
@ApplicationScoped
class VaultSecretStore implements SecretStore {
    private final Vault mount;

    VaultSecretStore(VaultClient client) {
        this.mount = new Vault(client.secrets().kv2("llm"));
    }

    @Override
    public Uni<Optional<SecretFields>> read(String path) {
        return mount.read(path).map(found -> found.map(Vault.Versioned::secret));
    }
}
