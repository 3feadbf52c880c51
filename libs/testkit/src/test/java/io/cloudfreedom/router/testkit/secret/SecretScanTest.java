package io.cloudfreedom.router.testkit.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretScanTest {
    private static final String SECRET = "planted/\"cr+dential\\&<0123456789";

    @TempDir
    Path folder;

    @BeforeEach
    void addNoise() throws IOException {
        write("almost", SECRET.substring(0, SECRET.length() - 1) + "8");
        write("beginning", SECRET.substring(0, 12));
        write("empty", "");
    }

    @Test
    void findsASecretInEveryEncoding() throws IOException {
        byte[] raw = SECRET.getBytes(UTF_8);
        ObjectMapper json = new ObjectMapper();
        String escaped = json.writeValueAsString(Map.of("message", "said " + SECRET));
        found("x" + SECRET + "y");
        found("z" + HexFormat.of().formatHex(raw));
        found(HexFormat.of().withUpperCase().formatHex(raw));
        found("https://host/?key=" + URLEncoder.encode(SECRET, UTF_8) + "&x=1");
        found(URLEncoder.encode(SECRET, UTF_8)
                .replace("%2F", "%2f")
                .replace("%2B", "%2b")
                .replace("%5C", "%5c")
                .replace("%3C", "%3c"));
        found(escaped);
        found(escaped.replace("/", "\\/"));
        found(json.writeValueAsString(Map.of("payload", escaped)));
        found("\"" + unicode("\\u%04x") + "\"");
        found("\"" + unicode("\\u%04X") + "\"");
    }

    @Test
    void findsASecretInBase64AtEveryAlignment() throws IOException {
        for (String before : List.of("", "a", "ab", "abc")) {
            for (String after : List.of("", "t", "ta", "tail")) {
                byte[] text = (before + SECRET + after).getBytes(UTF_8);
                found(Base64.getEncoder().encodeToString(text));
                found(Base64.getUrlEncoder().withoutPadding().encodeToString(text));
            }
        }
    }

    @Test
    void namesTheFileAndTheFormButNotTheSecret() throws IOException {
        write("hit", "key=" + SECRET);

        List<SecretScan.Hit> hits = new SecretScan(List.of("another-0123456789", SECRET)).search(List.of(folder));

        assertThat(hits).containsExactly(new SecretScan.Hit(folder.resolve("hit"), 1, "raw"));
    }

    @Test
    void namesEverySecretOfAFileOnce() throws IOException {
        String another = "another-0123456789";
        write("hit", SECRET + another + SECRET);

        assertThat(new SecretScan(List.of(another, SECRET)).search(List.of(folder)))
                .extracting(SecretScan.Hit::secret)
                .containsExactly(0, 1);
    }

    @Test
    void looksThroughFoldersThatMustBeThere() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        write("a/b/hit", SECRET);
        SecretScan scan = new SecretScan(List.of(SECRET));

        assertThat(scan.search(List.of(folder))).hasSize(1);
        assertThatThrownBy(() -> scan.search(List.of(folder.resolve("missing"))))
                .isInstanceOf(Exception.class);
    }

    @Test
    void refusesASecretThatWouldBeFoundByChance() {
        assertThatThrownBy(() -> new SecretScan(List.of("short"))).isInstanceOf(IllegalArgumentException.class);
    }

    private void found(String text) throws IOException {
        write("hit", text);
        assertThat(new SecretScan(List.of(SECRET)).search(List.of(folder)))
                .as(text)
                .extracting(SecretScan.Hit::file)
                .containsExactly(folder.resolve("hit"));
    }

    private static String unicode(String form) {
        StringBuilder text = new StringBuilder();
        SECRET.chars()
                .forEach(c -> text.append(Character.isLetterOrDigit(c) ? String.valueOf((char) c) : form.formatted(c)));
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
