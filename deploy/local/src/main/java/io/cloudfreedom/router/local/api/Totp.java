package io.cloudfreedom.router.local.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One-time codes by time (RFC 6238): HMAC-SHA-1, six digits, 30 seconds, as every authenticator app makes them.
public final class Totp {

    private static final long PERIOD_SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    /// @param secret the secret's bytes as text, as Keycloak keeps it
    public Totp(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public String code(Instant at) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES)
                .putLong(at.getEpochSecond() / PERIOD_SECONDS)
                .array());
        int offset = hash[hash.length - 1] & 0x0f;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }

    /// Seconds until the next code.
    public static long secondsLeft(Instant at) {
        return PERIOD_SECONDS - at.getEpochSecond() % PERIOD_SECONDS;
    }

    /// The secret as an authenticator app takes it (RFC 4648, without padding).
    public String base32() {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte value : secret) {
            buffer = (buffer << 8) | (value & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    private byte[] hmac(byte[] counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }
}
