package io.cloudfreedom.router.system.tree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeScanTest {
    @Test
    void noTrackedFileHoldsACredentialOrTellsOfAMachine() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path path : Tree.tracked()) {
            text(path).ifPresent(text -> Findings.in(text).forEach(finding -> found.add(path + ": " + finding)));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void noTrackedFileIsAnEnvironmentOrAKeyStore() throws Exception {
        assertThat(Tree.tracked())
                .map(path -> path.getFileName().toString())
                .noneMatch(name -> name.startsWith(".env")
                        || name.endsWith(".pem")
                        || name.endsWith(".p12")
                        || name.endsWith(".jks")
                        || name.endsWith(".key"));
    }

    /// Written in parts, so that the scan does not find this file.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk" + "-proj-0123456789abcdefghij",
                "sk" + "-ant-api03-0123456789abcdef",
                "AK" + "IA0123456789ABCDEF",
                "AI" + "za0123456789abcdefghijklmnopqrstuvwxyzA",
                "-----BEGIN RSA PRI" + "VATE KEY-----\nMIIEowIBAAKCAQEA",
                "c" + "f-0123456789abcdef0123456789abcdef",
                "hvs" + ".0123456789abcdef01234567",
                "wh" + "sec_0123456789abcdef01234567",
                "see /ro" + "ot/project and go",
                "https://registry.npm" + "js.org/x"
            })
    void theScanFindsWhatItLooksFor(String secret) {
        assertThat(Findings.in("first line\nvalue = \"" + secret + "\"\n"))
                .hasSize(1)
                .first()
                .asString()
                .contains("line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sk" + "-…", "cf-" + "rejected expired", "task-runner-of-the-whole-house", "/problems/not-found"
            })
    void theScanLetsOrdinaryTextPass(String text) {
        assertThat(Findings.in(text)).isEmpty();
    }

    private static Optional<String> text(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(Tree.ROOT.resolve(path));
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }
}
