package io.cloudfreedom.router.key.audit.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;

/// A checkpoint and its note: the text, an empty line, and one line per signature (<https://c2sp.org/signed-note>).
public record SignedCheckpoint(Checkpoint checkpoint, String note) {
    private static final String SIGNATURE = "\u2014 ";

    static SignedCheckpoint of(Checkpoint checkpoint, VerifierKey key, byte[] signature) {
        byte[] identified = ByteBuffer.allocate(VerifierKey.ID_LENGTH + signature.length)
                .put(key.id())
                .put(signature)
                .array();
        String line = SIGNATURE + key.name() + " " + Base64.getEncoder().encodeToString(identified) + "\n";
        return new SignedCheckpoint(checkpoint, checkpoint.text() + "\n" + line);
    }

    /// Reads a note without a look at its signatures.
    ///
    /// @throws IllegalArgumentException when it is no checkpoint's note
    public static SignedCheckpoint parse(String note) {
        return new SignedCheckpoint(Checkpoint.parse(textOf(note)), note);
    }

    /// Whether one of the keys made one of its signatures.
    public boolean isSignedBy(Collection<VerifierKey> keys) {
        String text = textOf(note);
        return note.substring(text.length() + 1)
                .lines()
                .anyMatch(line -> keys.stream().anyMatch(key -> isSignature(line, key, text)));
    }

    private static boolean isSignature(String line, VerifierKey key, String text) {
        String prefix = SIGNATURE + key.name() + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] identified = Base64.getDecoder().decode(line.substring(prefix.length()));
            return identified.length > VerifierKey.ID_LENGTH
                    && Arrays.equals(identified, 0, VerifierKey.ID_LENGTH, key.id(), 0, VerifierKey.ID_LENGTH)
                    && key.verifies(
                            text.getBytes(StandardCharsets.UTF_8),
                            Arrays.copyOfRange(identified, VerifierKey.ID_LENGTH, identified.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String textOf(String note) {
        int end = note.indexOf("\n\n");
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        return note.substring(0, end + 1);
    }
}
