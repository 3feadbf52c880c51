package io.cloudfreedom.router.testkit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.vault.AppRole;
import io.cloudfreedom.router.vault.SecretFiles;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.cloudfreedom.router.vault.VaultException;
import io.cloudfreedom.router.vault.VaultSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The layout as each role sees it; every refusal is asked of the real server.
class OpenBaoTest {

    private static final String MATERIAL = "llm/data/tenant/key/material";

    private static OpenBao vault;

    @BeforeAll
    static void start() {
        vault = OpenBao.start();
        as("key-service").write("llm/data/tenant/key/read-me", secret());
        as("config-service").write("platform/data/proxies/one", secret());
        as("config-service").write("platform/data/proxies/two", secret());
    }

    @AfterAll
    static void stop() {
        vault.close();
    }

    @Test
    void aPathIsWrittenOnce() {
        VaultApi keyService = as("key-service");

        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(200);
        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(403);
        assertThat(keyService.status("POST", "llm/destroy/tenant/key/material", Map.of("versions", new int[] {1})))
                .isEqualTo(204);
        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(403);
    }

    @Test
    void aWriteWithoutCheckAndSetIsRefused() {
        assertThat(as("key-service").status("POST", "llm/data/t/k/m", Map.of("data", Map.of("api_key", "x"))))
                .isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        "key-service,    GET,    llm/metadata/tenant/key/read-me,  200",
        "key-service,    LIST,   llm/metadata/tenant/key,          200",
        "key-service,    GET,    transit/keys/audit,               200",
        "key-service,    GET,    llm/data/tenant/key/read-me,      403",
        "key-service,    DELETE, llm/data/tenant/key/read-me,      403",
        "key-service,    DELETE, llm/metadata/tenant/key/read-me,  403",
        "key-service,    GET,    platform/data/admission,          403",
        "key-service,    GET,    platform/data/proxies/one,        403",
        "key-service,    GET,    transit/export/hmac-key/key-fingerprint, 403",
        "config-service, GET,    llm/data/tenant/key/read-me,      200",
        "config-service, GET,    platform/data/proxies/one,        200",
        "config-service, LIST,   llm/metadata/tenant/key,          403",
        "config-service, GET,    llm/metadata/tenant/key/read-me,  403",
        "config-service, POST,   llm/data/tenant/key/written,      403",
        "config-service, DELETE, llm/data/tenant/key/read-me,      403",
        "config-service, GET,    platform/data/admission,          403",
        "usage-service,  POST,   platform/data/tenant-webhooks/tenant/endpoint, 200",
        "usage-service,  GET,    llm/data/tenant/key/read-me,      403",
        "usage-service,  LIST,   llm/metadata/tenant/key,          403",
        "usage-service,  GET,    platform/data/admission,          403",
        "usage-service,  GET,    platform/data/proxies/one,        403",
        "gateway,        GET,    platform/data/admission,          200",
        "gateway,        POST,   platform/data/admission,          403",
        "gateway,        GET,    llm/data/tenant/key/read-me,      403",
        "gateway,        GET,    platform/data/proxies/one,        403",
        "proxy-one,      GET,    platform/data/admission,          200",
        "proxy-one,      GET,    platform/data/proxies/one,        200",
        "proxy-one,      GET,    platform/data/proxies/two,        403",
        "proxy-one,      POST,   platform/data/proxies/one,        403",
        "proxy-one,      GET,    llm/data/tenant/key/read-me,      403",
        "vault-setup,    GET,    llm/data/tenant/key/read-me,      403",
        "vault-setup,    POST,   llm/data/tenant/key/written,      403",
        "vault-setup,    GET,    platform/data/admission,          403",
        "vault-setup,    GET,    platform/data/proxies/one,        403",
    })
    void aRoleMayDoWhatItsPolicySays(String role, String method, String path, int status) {
        Map<String, ?> body = method.equals("POST") ? secret() : Map.of();

        assertThat(as(role).status(method, path, body)).isEqualTo(status);
    }

    @Test
    void keyServiceSignsAndFingerprintsWithoutSeeingTheKeys() {
        VaultApi keyService = as("key-service");

        assertThat(keyService
                        .write("transit/sign/audit", Map.of("input", "aGVhZA=="))
                        .at("/data/signature")
                        .asText())
                .startsWith("vault:v1:");
        assertThat(keyService
                        .write("transit/hmac/key-fingerprint", Map.of("input", "c2VjcmV0"))
                        .at("/data/hmac")
                        .asText())
                .startsWith("vault:v1:");
    }

    @Test
    void layingOutAgainKeepsTheAdmissionKey() {
        var before = as("gateway").read("platform/data/admission").at("/data/data");

        vault.layOutAgain();

        assertThat(as("gateway").read("platform/data/admission").at("/data/data"))
                .isEqualTo(before);
        assertThat(before.get("current").asText()).hasSize(44);
        assertThat(before.get("kid").asText()).isNotBlank();
    }

    @Test
    void aSecretIdIsKeptAsLongAsItLogsIn(@TempDir Path folder) throws Exception {
        VaultSetup setup = new VaultSetup(vault.asSetup());
        SecretFiles files = new SecretFiles(folder);

        AppRole first = files.provide(setup, vault.asSetup(), "gateway");
        AppRole second = files.provide(setup, vault.asSetup(), "gateway");
        Path file = files.file("gateway", SecretFiles.SECRET_ID);
        Path forQuarkus = files.file("gateway", SecretFiles.QUARKUS_LOGIN);

        assertThat(second).isEqualTo(first);
        assertThat(forQuarkus)
                .content()
                .isEqualTo("quarkus.vault.authentication.app-role.role-id=gateway\n"
                        + "quarkus.vault.authentication.app-role.secret-id=" + first.secretId() + "\n");
        for (Path secret : List.of(file, forQuarkus)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------");
        }

        Files.writeString(file, "no longer valid");
        AppRole third = files.provide(setup, vault.asSetup(), "gateway");
        assertThat(vault.as(third).status("GET", "platform/data/admission", Map.of()))
                .isEqualTo(200);
    }

    @Test
    void aProxyIdThatIsNoSlugIsRefused() {
        assertThatThrownBy(() -> vault.proxyRole("one/../two")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWrongSecretIdDoesNotLogIn() {
        assertThatThrownBy(() -> vault.as(new AppRole("gateway", "wrong"))).isInstanceOf(VaultException.class);
    }

    private static VaultApi as(String role) {
        if (role.equals(VaultSetup.ROLE)) {
            return vault.asSetup();
        }
        for (ServiceRole service : ServiceRole.values()) {
            if (service.roleName().equals(role)) {
                return vault.as(vault.role(service));
            }
        }
        return vault.as(vault.proxyRole(role.replace("proxy-", "")));
    }

    private static Map<String, ?> secret() {
        return Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", "a-value"));
    }
}
