package io.cloudfreedom.router.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// What the JVM learned about a service in an earlier run: classes linked, methods profiled (JEP 483, 514, 515).
///
/// The first run of a build records it and writes the file while it stops; every later start of the same build, on
/// the same JDK, begins with it. A file of another build, or one whose writing was cut short, is deleted.
record AotCache(Path folder) {

    /// The JVM's options for a service that is packaged in a folder.
    List<String> options(String service, Path app) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(service + "-" + build(app) + ".aot");
            Path written = Path.of(file + ".new");
            // The JVM keeps its notes in this file until the cache is complete.
            boolean complete = Files.exists(written) && !Files.exists(Path.of(written + ".config"));
            if (complete) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
            deleteOthers(service, file);
            return Files.exists(file)
                    ? List.of("-XX:AOTCache=" + file)
                    : List.of("-XX:AOTCacheOutput=" + written, "-Xlog:aot=error,cds=error");
        } catch (IOException e) {
            throw new StackException("cannot use " + folder + ": " + e.getMessage(), e);
        }
    }

    private void deleteOthers(String service, Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path other : files.toList()) {
                boolean old = other.getFileName().toString().startsWith(service + "-") && !other.equals(file);
                if (old) {
                    Files.delete(other);
                }
            }
        }
    }

    /// The JVM compares sizes and times of the jars as well; a file that it would not take must not be kept.
    private static String build(Path app) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Runtime.version().toString().getBytes(UTF_8));
        try (Stream<Path> files = Files.walk(app)) {
            for (Path jar : files.filter(Files::isRegularFile).sorted().toList()) {
                String line = "%s %d %s%n".formatted(jar, Files.size(jar), Files.getLastModifiedTime(jar));
                digest.update(line.getBytes(UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
