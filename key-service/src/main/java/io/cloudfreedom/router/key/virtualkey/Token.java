package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A virtual key's token: `cf-` and 40 base62 characters, of which 34 are random (202 bits) and the last six
/// are the CRC-32 of what stands before them, so that a scanner for leaked secrets recognises a token without
/// asking us.
record Token(String text) {
    private static final String PREFIX = "cf-";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 34;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern FORM = Pattern.compile("cf-[0-9A-Za-z]{40}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Token fresh() {
        StringBuilder body = new StringBuilder(PREFIX);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            body.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Token(body + checksum(body.toString()));
    }

    /// Whether a text has the form and the checksum of a token.
    static boolean isWellFormed(String text) {
        if (!FORM.matcher(text).matches()) {
            return false;
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return text.substring(end).equals(checksum(text.substring(0, end)));
    }

    /// What is stored of it, lower-case hex.
    String sha256() {
        return Sha256.of(text);
    }

    String last4() {
        return text.substring(text.length() - 4);
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }

    @Override
    public String toString() {
        return "redacted";
    }
}
