package io.cloudfreedom.router.key.audit.checkpoint;

import io.cloudfreedom.router.key.audit.tree.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// How large the log was at a time, and its root; as text the body of a note
/// (<https://c2sp.org/tlog-checkpoint>), with the time as an extension line.
public record Checkpoint(String origin, long size, Hash root, Instant at) {
    private static final String TIME = "time ";

    String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + TIME + at + "\n";
    }

    /// @throws IllegalArgumentException when the text is no checkpoint
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 4 || !lines.get(3).startsWith(TIME)) {
            throw new IllegalArgumentException("not a checkpoint");
        }
        try {
            Checkpoint checkpoint = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Hash.of(Base64.getDecoder().decode(lines.get(2))),
                    Instant.parse(lines.get(3).substring(TIME.length())));
            if (!checkpoint.text().equals(text)) {
                throw new IllegalArgumentException("not written as a checkpoint is");
            }
            return checkpoint;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }
}
