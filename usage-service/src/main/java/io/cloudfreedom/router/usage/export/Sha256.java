package io.cloudfreedom.router.usage.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 in lower-case hex.
public final class Sha256 {
    private Sha256() {}

    public static String of(byte[] bytes) {
        return hex(digest(), bytes);
    }

    /// Of all parts together.
    public static Uni<String> of(Multi<byte[]> parts) {
        return parts.collect()
                .in(Sha256::digest, MessageDigest::update)
                .map(digest -> HexFormat.of().formatHex(digest.digest()));
    }

    private static String hex(MessageDigest digest, byte[] bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
