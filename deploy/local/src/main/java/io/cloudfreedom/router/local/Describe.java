package io.cloudfreedom.router.local;

import io.cloudfreedom.router.local.StackParts.Identity;
import io.cloudfreedom.router.local.api.Totp;
import io.cloudfreedom.router.local.part.DoublesPart;
import io.cloudfreedom.router.local.part.KafkaPart;
import io.cloudfreedom.router.local.part.KeycloakPart;
import io.cloudfreedom.router.local.part.VaultPart;
import io.cloudfreedom.router.local.status.StackStatus;
import io.cloudfreedom.router.local.status.StackStatus.Login;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import io.cloudfreedom.router.local.status.StackStatus.ScriptClient;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts as people and scripts see them.
final class Describe {

    /// Served by the doubles, and cheap at a real provider.
    private static final String MODEL = "gpt-5.4-mini";

    private Describe() {}

    static StackStatus status(
            StackParts parts, List<PartStatus> processes, String phase, String tenantId, String virtualKey) {
        return new StackStatus(
                phase,
                urls(parts),
                processes,
                MODEL,
                tenantId,
                virtualKey,
                logins(parts.identity()),
                new ScriptClient("router-cli", parts.identity().clientSecret("router-cli")));
    }

    private static Map<String, String> urls(StackParts parts) {
        URI publicUrl = parts.publicUrl();
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("portal", publicUrl + "/");
        urls.put("api", publicUrl + "/api");
        urls.put("openai_base_url", publicUrl + "/v1");
        urls.put("gateway", publicUrl.toString());
        urls.put("issuer", parts.identity().issuer().toString());
        urls.put(
                "providers",
                parts.doubles().map(doubles -> doubles.url() + " (doubles)").orElse("real ones"));
        parts.doubles().ifPresent(doubles -> urls.put("doubles", doubles.url()));
        urls.put("vault", parts.vault().url().toString());
        urls.put("kafka", parts.kafka().bootstrapServers());
        urls.put("postgres", "postgresql://127.0.0.1:" + parts.database().port());
        parts.services()
                .forEach(service -> urls.put(
                        service.name() + "-management", "http://127.0.0.1:" + service.managementPort() + "/q"));
        parts.proxies().forEach(proxy -> urls.put(proxy.id(), proxy.url().toString()));
        return urls;
    }

    /// Port of each part that is a child process, in the order of their start.
    static Map<String, Integer> ports(StackParts parts) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(KafkaPart.NAME, parts.kafka().port());
        ports.put(VaultPart.NAME, parts.vault().port());
        if (parts.identity() instanceof Identity.Realm(KeycloakPart keycloak)) {
            ports.put(KeycloakPart.NAME, keycloak.port());
        }
        parts.doubles().ifPresent(doubles -> ports.put(DoublesPart.NAME, doubles.port()));
        parts.services().forEach(service -> ports.put(service.name(), service.port()));
        parts.proxies().forEach(proxy -> ports.put(proxy.id(), proxy.port()));
        return ports;
    }

    private static List<Login> logins(Identity identity) {
        return switch (identity) {
            case Identity.Realm(KeycloakPart keycloak) ->
                keycloak.users().stream()
                        .map(user -> new Login(
                                user.name(),
                                user.role(),
                                user.password(),
                                user.totpSecret()
                                        .map(secret -> new Totp(secret).base32())
                                        .orElse("")))
                        .toList();
            case Identity.Testkit(Issuer _) -> List.of();
        };
    }
}
