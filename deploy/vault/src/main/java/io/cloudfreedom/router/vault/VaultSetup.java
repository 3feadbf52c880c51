package io.cloudfreedom.router.vault;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// The one init job over the API that Vault and OpenBao share. Every step first looks or can be repeated, so a second
/// run changes nothing; it never touches a provider's secret.
public final class VaultSetup {

    /// Role and policy under which the job runs where the server lays out its own first login.
    public static final String ROLE = "vault-setup";

    private static final String TOKEN_TTL = "20m";
    private static final String TOKEN_MAX_TTL = "1h";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VaultApi vault;

    public VaultSetup(VaultApi vault) {
        this.vault = requireNonNull(vault, "vault is null");
    }

    /// Mounts, transit keys, policies and roles of the services, and the key that signs admissions.
    public void layOut() {
        mount("llm", Map.of("type", "kv", "options", Map.of("version", "2")));
        mount("platform", Map.of("type", "kv", "options", Map.of("version", "2")));
        mount("transit", Map.of("type", "transit"));
        transitKey("key-fingerprint", Map.of("type", "hmac", "key_size", 32));
        transitKey("audit", Map.of("type", "ed25519"));
        if (!vault.read("sys/auth").has("approle/")) {
            vault.write("sys/auth/approle", Map.of("type", "approle"));
        }
        for (ServiceRole service : ServiceRole.values()) {
            role(service.roleName(), Policies.of(service));
        }
        createAdmissionKeyOnce();
        requireCheckAndSet();
    }

    /// Policy and role of one LiteLLM.
    public void addProxy(String proxyId) {
        role(proxyRole(proxyId), Policies.ofProxy(proxyId));
    }

    public static String proxyRole(String proxyId) {
        return "proxy-" + proxyId;
    }

    /// A new secret id of a role; earlier ones stay valid, so processes can change over one by one.
    public AppRole issueSecretId(String roleName) {
        JsonNode answer = vault.write("auth/approle/role/" + roleName + "/secret-id", Map.of());
        return new AppRole(roleName, answer.at("/data/secret_id").asText());
    }

    private void mount(String name, Map<String, ?> settings) {
        if (!vault.read("sys/mounts").has(name + "/")) {
            vault.write("sys/mounts/" + name, settings);
        }
    }

    private void transitKey(String name, Map<String, ?> settings) {
        if (vault.read("transit/keys/" + name).isNull()) {
            vault.write("transit/keys/" + name, settings);
        }
    }

    private void role(String name, String policy) {
        vault.write("sys/policies/acl/" + name, Map.of("policy", policy));
        vault.write(
                "auth/approle/role/" + name,
                Map.of("token_policies", name, "token_ttl", TOKEN_TTL, "token_max_ttl", TOKEN_MAX_TTL));
        vault.write("auth/approle/role/" + name + "/role-id", Map.of("role_id", name));
    }

    /// `cas=0` writes only where nothing has ever been, so a second run, or a concurrent one, keeps the first key.
    private void createAdmissionKeyOnce() {
        if (!vault.read("platform/metadata/admission").isNull()) {
            return;
        }
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        byte[] kid = new byte[4];
        RANDOM.nextBytes(kid);
        int status = vault.status(
                "POST",
                "platform/data/admission",
                Map.of(
                        "options",
                        Map.of("cas", 0),
                        "data",
                        Map.of(
                                "kid",
                                HexFormat.of().formatHex(kid),
                                "current",
                                Base64.getEncoder().encodeToString(key))));
        if (status / 100 != 2 && vault.read("platform/metadata/admission").isNull()) {
            throw new VaultException("POST", "platform/data/admission", status);
        }
    }

    /// Last, and tried again: a KV mount on raft answers 400 while it upgrades itself.
    private void requireCheckAndSet() {
        int status = 0;
        for (int attempt = 0; attempt < 20; attempt++) {
            status = vault.status("POST", "llm/config", Map.of("cas_required", true));
            if (status / 100 == 2) {
                return;
            }
            pause();
        }
        throw new VaultException("POST", "llm/config", status);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VaultException("interrupted while setting vault up", e);
        }
    }
}
