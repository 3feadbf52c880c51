package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Secrets that a test has sent, each distinct, and every answer that came back.
final class PlantedSecrets {
    /// What every RSA key begins with tells nothing; the middle of a key is its own.
    private static final int OWN_PART = 200;
    private static final int PART = 48;

    private final Path answers;
    private final List<String> all = new ArrayList<>();

    PlantedSecrets(Path answers) {
        this.answers = answers;
    }

    List<String> all() {
        return List.copyOf(all);
    }

    /// A secret with every character that an encoding changes; the doubles treat it as its first word says.
    String text(String word) {
        return planted(word + "-\"/+\\&%<" + UUID.randomUUID());
    }

    /// Without a character that changes in a URL or in JSON.
    String plain(String word) {
        return planted(word + "-" + UUID.randomUUID());
    }

    /// A service account's key file.
    String keyFile() {
        String key = RunningService.privateKey();
        planted(key.substring(OWN_PART, OWN_PART + PART));
        return RunningService.keyFile("good", key);
    }

    /// A secret that the service itself has made.
    String given(String secret) {
        return planted(secret);
    }

    private String planted(String secret) {
        all.add(secret);
        return secret;
    }

    /// Keeps an answer, which must have this status.
    Response answered(int status, Response answer) {
        kept(answer);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer;
    }

    /// Keeps an answer to what is no failure of ours.
    void kept(Response answer) {
        try {
            Files.writeString(
                    answers,
                    answer.headers() + "\n" + answer.asString() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException("the answer is not kept", e);
        }
        assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
    }
}
