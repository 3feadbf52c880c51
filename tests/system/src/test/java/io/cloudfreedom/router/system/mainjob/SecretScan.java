package io.cloudfreedom.router.system.mainjob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Looks for secrets in files, as they are and in the encodings in which they could have slipped through.
final class SecretScan {
    private final List<byte[]> needles = new ArrayList<>();

    SecretScan(List<String> secrets) {
        for (String secret : secrets) {
            byte[] raw = secret.getBytes(StandardCharsets.UTF_8);
            needles.add(raw);
            needles.add(HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII));
            for (int shift = 0; shift < 3; shift++) {
                needles.add(base64(raw, shift));
            }
        }
    }

    /// The files below the folders that hold one of the secrets.
    List<Path> search(List<Path> folders) {
        List<Path> hits = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).filter(this::holdsOne).forEach(hits::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return hits;
    }

    private boolean holdsOne(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return needles.stream().anyMatch(needle -> indexOf(content, needle) >= 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The part of the base64 text that does not depend on what stands before and after the secret.
    private static byte[] base64(byte[] raw, int shift) {
        byte[] shifted = new byte[raw.length + shift];
        System.arraycopy(raw, 0, shifted, shift, raw.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : shift + 1;
        return text.substring(from, text.length() - 3).getBytes(StandardCharsets.US_ASCII);
    }

    private static int indexOf(byte[] content, byte[] needle) {
        for (int at = 0; at <= content.length - needle.length; at++) {
            int i = 0;
            while (i < needle.length && content[at + i] == needle[i]) {
                i++;
            }
            if (i == needle.length) {
                return at;
            }
        }
        return -1;
    }
}
