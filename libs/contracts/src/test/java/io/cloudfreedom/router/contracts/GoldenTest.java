package io.cloudfreedom.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.admission.AdmissionSigner;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden files are what other languages test against; run with `-Dgolden.write=true` after a deliberate
/// change.
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Object> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenByteForByteAndReadBack(Object sample) throws IOException {
        String json = ContractJson.write(sample);

        assertGolden(name(sample) + ".json", json);
        assertThat(ContractJson.read(json, sample.getClass())).isEqualTo(sample);
    }

    @Test
    void agentRecordsAreToldApartByTheirType() throws IOException {
        for (String name : new String[] {"Accepted", "Usage"}) {
            var read = ContractJson.read(Files.readString(GOLDEN.resolve(name + ".json")), AgentRecord.class);
            assertThat(read.getClass().getSimpleName()).isEqualTo(name);
        }
    }

    @Test
    void unknownFieldsAreIgnored() {
        var read = ContractJson.read(
                "{\"proxy_id\":\"p\",\"generation\":3,\"later\":true}",
                io.cloudfreedom.router.contracts.proxy.ReloadWebhook.class);
        assertThat(read.generation()).isEqualTo(3);
    }

    @Test
    void admissionsAreSigned() throws IOException {
        var signer = new AdmissionSigner("a1", "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
        assertGolden("admission-header.txt", signer.sign(Samples.admission()));
    }

    @Test
    void fingerprintsLeaveSecretsOut() throws IOException {
        Deployment deployment = Samples.deployment();
        assertGolden("deployment-fingerprint.txt", deployment.fingerprint());
        assertGolden(
                "deployment-checksum.txt",
                Deployment.checksum(
                        Map.of("b", "2", "a", "1", deployment.modelInfo().id(), deployment.fingerprint())));
        assertThat(deployment.toString()).doesNotContain("not-a-real-secret");
    }

    private static String name(Object sample) {
        return sample.getClass().getSimpleName();
    }

    private static void assertGolden(String file, String actual) throws IOException {
        Path path = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(path, actual + "\n");
        }
        assertThat(actual + "\n").isEqualTo(Files.readString(path));
    }
}
