package io.cloudfreedom.router.system.mainjob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanTest {
    private static final String SECRET = "planted-credential-0123456789";

    @TempDir
    Path folder;

    @Test
    void findsASecretInEveryEncodingAtEveryPlace() throws IOException {
        byte[] raw = SECRET.getBytes(StandardCharsets.UTF_8);
        write("raw", "x" + SECRET + "y");
        write("hex", "z" + HexFormat.of().formatHex(raw));
        for (String before : List.of("", "a", "ab", "abc")) {
            String text = before + SECRET + "tail";
            write(
                    "base64-" + before.length(),
                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }
        write("clean", "planted-credential");

        var found = new SecretScan(List.of(SECRET)).search(List.of(folder));

        assertThat(found).hasSize(6).doesNotContain(folder.resolve("clean"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
