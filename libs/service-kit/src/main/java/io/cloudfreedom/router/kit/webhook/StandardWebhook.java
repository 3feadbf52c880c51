package io.cloudfreedom.router.kit.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures of webhooks by the Standard Webhooks specification, version 1.0.0: HMAC-SHA256 over
/// `<id>.<timestamp>.<body>`.
///
/// Secrets have the form `whsec_<base64>`; during a rotation several are valid.
public final class StandardWebhook {
    public static final String ID = "webhook-id";
    public static final String TIMESTAMP = "webhook-timestamp";
    public static final String SIGNATURE = "webhook-signature";

    /// How far the sender's clock may be away.
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private StandardWebhook() {}

    /// The value of the header `webhook-signature`: one signature for each secret, separated by spaces.
    public static String sign(String id, Instant timestamp, byte[] body, List<String> secrets) {
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(mac(id, timestamp, body, secret)))
                .collect(Collectors.joining(" "));
    }

    /// Whether one of the signatures is by one of the secrets and the timestamp is within the tolerance.
    /// Compares in constant time.
    public static boolean verify(
            String id, Instant timestamp, byte[] body, String signatures, List<String> secrets, Instant now) {
        if (Duration.between(timestamp, now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        return secrets.stream()
                .map(secret -> mac(id, timestamp, body, secret))
                .anyMatch(mac -> isAmong(signatures, mac));
    }

    private static boolean isAmong(String signatures, byte[] mac) {
        byte[] wanted = (VERSION + Base64.getEncoder().encodeToString(mac)).getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(signatures.split(" ", -1))
                .map(signature -> signature.getBytes(StandardCharsets.US_ASCII))
                .anyMatch(signature -> MessageDigest.isEqual(signature, wanted));
    }

    private static byte[] mac(String id, Instant timestamp, byte[] body, String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            mac.update((id + "." + timestamp.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
