package io.cloudfreedom.router.key.audit.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Checkpoints one after the other in a text file, each note followed by an empty line. It is only ever added to.
///
/// What a crash left half written at its end is completed by nothing: the next note begins on a line of its
/// own, and a reader skips what is no note.
public final class CheckpointFile {
    private static final long UNKNOWN = -1;

    private final Path path;
    private volatile long largest = UNKNOWN;

    public CheckpointFile(Path path) {
        this.path = path;
    }

    /// What the file holds, in its order.
    ///
    /// @throws UncheckedIOException when it cannot be read
    public List<SignedCheckpoint> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return notes(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    /// The size of the largest checkpoint in the file; it is read once, since nobody else adds to it.
    long largest() {
        if (largest == UNKNOWN) {
            largest = largestOf(read());
        }
        return largest;
    }

    /// Adds notes; they are on the disk when this returns.
    ///
    /// @throws UncheckedIOException when that is not possible
    void append(List<SignedCheckpoint> checkpoints) {
        StringBuilder text = new StringBuilder();
        checkpoints.forEach(signed -> text.append('\n').append(signed.note()));
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            largest = Math.max(largest, largestOf(checkpoints));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private static long largestOf(List<SignedCheckpoint> checkpoints) {
        return checkpoints.stream()
                .mapToLong(signed -> signed.checkpoint().size())
                .max()
                .orElse(0);
    }

    /// A note has two blocks of lines: its text and its signatures.
    private static List<SignedCheckpoint> notes(String text) {
        String[] blocks = text.strip().split("\n{2,}", -1);
        List<SignedCheckpoint> notes = new ArrayList<>();
        for (int i = 0; i + 1 < blocks.length; i++) {
            if (!blocks[i].startsWith("\u2014 ") && blocks[i + 1].startsWith("\u2014 ")) {
                notes.add(SignedCheckpoint.parse(blocks[i] + "\n\n" + blocks[i + 1] + "\n"));
            }
        }
        return notes;
    }
}
