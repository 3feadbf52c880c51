package io.cloudfreedom.router.gateway.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a virtual key's token: what is looked up, so that no token has to be kept.
public record TokenDigest(long a, long b, long c, long d) {
    public static TokenDigest of(String token) {
        try {
            return of(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// @throws IllegalArgumentException when it is not 64 hexadecimal digits
    public static TokenDigest ofHex(String sha256) {
        return of(HexFormat.of().parseHex(sha256));
    }

    private static TokenDigest of(byte[] digest) {
        if (digest.length != 32) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + digest.length);
        }
        ByteBuffer words = ByteBuffer.wrap(digest);
        return new TokenDigest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /// Equality in a time that does not depend on where two digests differ.
    public boolean same(TokenDigest other) {
        return ((a ^ other.a) | (b ^ other.b) | (c ^ other.c) | (d ^ other.d)) == 0;
    }
}
