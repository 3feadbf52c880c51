package io.cloudfreedom.router.key.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.key.audit.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCheckpointTest {
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("example.org/log", 7, Hash.ofLeaf("x"), Instant.parse("2026-11-24T12:00:00Z"));

    private final KeyPair pair = pair();
    private final VerifierKey key = new VerifierKey("example.org/log", raw(pair));

    /// The example of the reference implementation (golang.org/x/mod/sumdb/note).
    @Test
    void notesOfOthersAreVerified() {
        VerifierKey neumann = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        String text = """
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.
                """;
        byte[] signature = Base64.getDecoder()
                .decode("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");

        assertThat(neumann.verifies(
                        text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(signature, 4, signature.length)))
                .isTrue();
        assertThat(neumann).hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void isSignedByItsKeyAndNoOther() throws Exception {
        SignedCheckpoint signed = SignedCheckpoint.parse(signed(CHECKPOINT).note());

        assertThat(signed.checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(signed.isSignedBy(List.of(key))).isTrue();
        assertThat(signed.isSignedBy(List.of(new VerifierKey(key.name(), raw(pair())))))
                .isFalse();
        assertThat(signed.isSignedBy(List.of(new VerifierKey("example.org/other", raw(pair)))))
                .isFalse();
        assertThat(SignedCheckpoint.parse(signed.note().replace("\n7\n", "\n8\n"))
                        .isSignedBy(List.of(key)))
                .isFalse();
    }

    @Test
    void whatIsNoCheckpointIsNotRead() {
        for (String note : List.of("", "a\n", "a\n1\nAAAA\ntime x\n\n\u2014 a b\n", "a\n\n\u2014 a b\n")) {
            assertThatThrownBy(() -> SignedCheckpoint.parse(note)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void fileKeepsThemInOrderAndGoesOnAfterATornWrite(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("kept").resolve("checkpoints");
        SignedCheckpoint first = signed(CHECKPOINT);
        SignedCheckpoint second = signed(new Checkpoint(CHECKPOINT.origin(), 9, CHECKPOINT.root(), CHECKPOINT.at()));
        assertThat(new CheckpointFile(path).largest()).isZero();

        new CheckpointFile(path).append(List.of(first));
        Files.writeString(path, "\nexample.org/log\n8\n", StandardOpenOption.APPEND);
        CheckpointFile again = new CheckpointFile(path);
        assertThat(again.largest()).isEqualTo(7);
        again.append(List.of(second));

        assertThat(again.largest()).isEqualTo(9);
        assertThat(again.read()).containsExactly(first, second);
    }

    private SignedCheckpoint signed(Checkpoint checkpoint) throws GeneralSecurityException {
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initSign(pair.getPrivate());
        ed25519.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return SignedCheckpoint.of(checkpoint, key, ed25519.sign());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    private static byte[] raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }
}
