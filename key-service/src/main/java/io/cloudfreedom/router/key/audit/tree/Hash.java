package io.cloudfreedom.router.key.audit.tree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 of the tree, with the prefixes that keep leaves and nodes apart (RFC 6962, section 2.1).
public final class Hash {
    /// The root of the tree without leaves.
    public static final Hash EMPTY = new Hash(digest(new byte[0]));

    /// What the first entry has for a predecessor.
    public static final Hash NONE = new Hash(new byte[32]);

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException when it is not as long as a SHA-256
    public static Hash of(byte[] bytes) {
        if (bytes.length != NONE.bytes.length) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// @throws IllegalArgumentException when it is no SHA-256 in hex
    public static Hash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    public static Hash ofLeaf(String canonicalJson) {
        return ofLeaf(canonicalJson.getBytes(StandardCharsets.UTF_8));
    }

    static Hash ofLeaf(byte[] content) {
        return new Hash(digest(LEAF, content));
    }

    static Hash ofNode(Hash left, Hash right) {
        return new Hash(digest(NODE, left.bytes, right.bytes));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
