package io.cloudfreedom.router.vault;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Runs the init job where nobody supervises it: a Compose service or a Kubernetes job.
///
/// Reads `VAULT_ADDR`; a login from `VAULT_TOKEN_FILE`, or from `VAULT_ROLE_ID` and `VAULT_SECRET_ID_FILE`;
/// `SECRETS_DIR`, where each process' folder is written; `PROXY_IDS`, comma-separated.
public final class VaultSetupMain {

    private VaultSetupMain() {}

    public static void main(String[] args) throws IOException {
        VaultApi vault = login(URI.create(required("VAULT_ADDR")));
        VaultSetup setup = new VaultSetup(vault);
        SecretFiles secrets = new SecretFiles(Path.of(required("SECRETS_DIR")));
        setup.layOut();
        for (ServiceRole service : ServiceRole.values()) {
            secrets.provide(setup, vault, service.roleName());
        }
        for (String proxyId : proxyIds()) {
            setup.addProxy(proxyId);
            secrets.provide(setup, vault, VaultSetup.proxyRole(proxyId));
        }
    }

    private static VaultApi login(URI base) throws IOException {
        Optional<String> tokenFile = optional("VAULT_TOKEN_FILE");
        if (tokenFile.isPresent()) {
            return VaultApi.withToken(
                    base, Files.readString(Path.of(tokenFile.get())).strip());
        }
        String secretId = Files.readString(Path.of(required("VAULT_SECRET_ID_FILE")));
        return VaultApi.login(base, new AppRole(required("VAULT_ROLE_ID"), secretId.strip()));
    }

    private static List<String> proxyIds() {
        return optional("PROXY_IDS").map(ids -> List.of(ids.split(",", -1))).orElse(List.of());
    }

    private static String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalStateException(name + " is not set"));
    }

    private static Optional<String> optional(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
