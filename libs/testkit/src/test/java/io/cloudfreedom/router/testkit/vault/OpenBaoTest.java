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

/// What the layout is for, on the real server.
class OpenBaoTest {

    private static final String MATERIAL = "llm/data/tenant/key/material";

    private static OpenBao vault;

    @BeforeAll
    static void start() {
        vault = OpenBao.start();
    }

    @AfterAll
    static void stop() {
        vault.close();
    }

    @Test
    void aPathIsWrittenOnce() {
        VaultApi keyService = as(ServiceRole.KEY);

        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(200);
        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(403);
        assertThat(keyService.status("POST", "llm/destroy/tenant/key/material", Map.of("versions", new int[] {1})))
                .isEqualTo(204);
        assertThat(keyService.status("POST", MATERIAL, secret())).isEqualTo(403);
    }

    @Test
    void aWriteWithoutCheckAndSetIsRefused() {
        assertThat(as(ServiceRole.KEY).status("POST", "llm/data/t/k/m", Map.of("data", Map.of("api_key", "x"))))
                .isEqualTo(400);
    }

    @Test
    void keyServiceSignsAndFingerprintsWithoutSeeingTheKeys() {
        VaultApi keyService = as(ServiceRole.KEY);

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
        var before = as(ServiceRole.GATEWAY).read("platform/data/admission").at("/data/data");

        vault.layOutAgain();

        assertThat(as(ServiceRole.GATEWAY).read("platform/data/admission").at("/data/data"))
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

    private static VaultApi as(ServiceRole role) {
        return vault.as(vault.role(role));
    }

    private static Map<String, ?> secret() {
        return Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", "a-value"));
    }
}
