package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The secret that a request proved to hold; only its last four characters and its hash ever leave the double.
///
/// For AWS it is the secret access key (or the Bedrock API key), for Vertex `<client_email>/<private_key_id>` of the
/// service account, for all others the API key.
record Credential(String text, String sha256) {
    static Credential of(String text) {
        return new Credential(text, sha256Hex(text.getBytes(UTF_8)));
    }

    String last4() {
        return text.substring(Math.max(0, text.length() - 4));
    }

    @Override
    public String toString() {
        return "…" + last4();
    }

    static String sha256Hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
