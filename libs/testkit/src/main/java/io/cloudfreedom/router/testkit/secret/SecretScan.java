package io.cloudfreedom.router.testkit.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for secrets in files, as they are and in the encodings in which they could have slipped through.
///
/// One pass over a file looks for all of them: eight bytes at each place tell whether one may begin there.
public final class SecretScan {
    private static final int WINDOW = Long.BYTES;
    private static final int BITS = 16;

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final BitSet beginnings = new BitSet(1 << BITS);

    public SecretScan(List<String> secrets) {
        for (int number = 0; number < secrets.size(); number++) {
            String of = "secret " + number;
            SecretForms.of(secrets.get(number)).forEach((form, bytes) -> add(new Needle(of + " as " + form, bytes)));
        }
    }

    private void add(Needle needle) {
        long beginning = 0;
        for (int i = 0; i < WINDOW; i++) {
            beginning = (beginning << Byte.SIZE) | (needle.bytes[i] & 0xff);
        }
        beginnings.set(bitOf(beginning));
        needles.computeIfAbsent(beginning, none -> new ArrayList<>()).add(needle);
    }

    /// A file that holds a secret, and which one in which form; never the secret itself.
    public record Hit(Path file, String what) {}

    /// The files below the folders that hold one of the secrets; what is removed meanwhile is passed over.
    public List<Hit> search(List<Path> folders) {
        List<Hit> hits = new ArrayList<>();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (attributes.isRegularFile()) {
                            in(file).ifPresent(what -> hits.add(new Hit(file, what)));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        if (failure instanceof NoSuchFileException && !file.equals(folder)) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hits;
    }

    private Optional<String> in(Path file) throws IOException {
        try {
            return in(Files.readAllBytes(file));
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    private Optional<String> in(byte[] content) {
        long window = 0;
        for (int at = 0; at < content.length; at++) {
            window = (window << Byte.SIZE) | (content[at] & 0xff);
            if (at >= WINDOW - 1 && beginnings.get(bitOf(window))) {
                for (Needle needle : needles.getOrDefault(window, List.of())) {
                    if (needle.isAt(content, at - WINDOW + 1)) {
                        return Optional.of(needle.what);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int bitOf(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    }

    private static final class Needle {
        private final String what;
        private final byte[] bytes;

        Needle(String what, byte[] bytes) {
            this.what = what;
            this.bytes = bytes;
        }

        boolean isAt(byte[] content, int from) {
            int to = from + bytes.length;
            return to <= content.length && Arrays.equals(content, from, to, bytes, 0, bytes.length);
        }
    }
}
