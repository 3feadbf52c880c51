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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Looks for secrets in files, as they are and in the encodings in which they could have slipped through.
///
/// One pass over a file looks for all of them: eight bytes at each place tell whether one may begin there.
public final class SecretScan {
    private static final int WINDOW = Long.BYTES;
    private static final int BITS = 16;
    private static final int WORD = 6;

    private final Map<Long, List<Needle>> needles = new HashMap<>();
    private final long[] beginnings = new long[1 << (BITS - WORD)];

    public SecretScan(List<String> secrets) {
        for (int number = 0; number < secrets.size(); number++) {
            int secret = number;
            SecretForms.of(secrets.get(number)).forEach((form, bytes) -> add(new Needle(secret, form, bytes)));
        }
    }

    private void add(Needle needle) {
        long beginning = 0;
        for (int i = 0; i < WINDOW; i++) {
            beginning = (beginning << Byte.SIZE) | (needle.bytes[i] & 0xff);
        }
        int bit = bitOf(beginning);
        beginnings[bit >>> WORD] |= 1L << bit;
        needles.computeIfAbsent(beginning, none -> new ArrayList<>()).add(needle);
    }

    /// A file that holds a secret: which one, counted from 0, and in which form; never the secret itself.
    public record Hit(Path file, int secret, String form) {}

    /// Each secret in each of the files below the folders, once; what is removed meanwhile is passed over.
    public List<Hit> search(List<Path> folders) {
        List<Hit> hits = new ArrayList<>();
        for (Path folder : folders) {
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                        if (attributes.isRegularFile()) {
                            hits.addAll(in(file));
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

    private Collection<Hit> in(Path file) throws IOException {
        Map<Integer, Hit> found = new TreeMap<>();
        try {
            search(Files.readAllBytes(file), needle -> found.putIfAbsent(needle.secret, needle.in(file)));
        } catch (NoSuchFileException removed) {
            return List.of();
        }
        return found.values();
    }

    private void search(byte[] content, Consumer<Needle> found) {
        long window = 0;
        for (int at = 0; at < content.length; at++) {
            window = (window << Byte.SIZE) | (content[at] & 0xff);
            int bit = bitOf(window);
            if ((beginnings[bit >>> WORD] & (1L << bit)) != 0) {
                for (Needle needle : needles.getOrDefault(window, List.of())) {
                    if (needle.isAt(content, at - WINDOW + 1)) {
                        found.accept(needle);
                    }
                }
            }
        }
    }

    private static int bitOf(long window) {
        return (int) ((window * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
    }

    private static final class Needle {
        private final int secret;
        private final String form;
        private final byte[] bytes;

        Needle(int secret, String form, byte[] bytes) {
            this.secret = secret;
            this.form = form;
            this.bytes = bytes;
        }

        Hit in(Path file) {
            return new Hit(file, secret, form);
        }

        boolean isAt(byte[] content, int from) {
            int to = from + bytes.length;
            return from >= 0 && to <= content.length && Arrays.equals(content, from, to, bytes, 0, bytes.length);
        }
    }
}
