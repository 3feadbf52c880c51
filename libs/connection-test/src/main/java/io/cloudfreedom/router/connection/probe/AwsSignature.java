package io.cloudfreedom.router.connection.probe;

import io.cloudfreedom.router.contracts.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 of a request without a query. Source: AWS, "Create a signed AWS API request".
final class AwsSignature {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;

    private AwsSignature() {}

    /// Who signs for what.
    record Signer(String accessKeyId, String secretAccessKey, String region, String service) {
        @Override
        public String toString() {
            return "Signer[redacted]";
        }
    }

    /// The headers to send, the signature among them.
    static Map<String, String> headers(Signer signer, String method, URI uri, String body, Instant now) {
        String time = TIME.format(now);
        String payload = Sha256.of(body);
        var signed = new TreeMap<>(Map.of("host", host(uri), "x-amz-date", time, "x-amz-content-sha256", payload));
        String names = String.join(";", signed.keySet());
        String lines = signed.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", method, canonicalPath(uri), "", lines, names, payload);
        String date = time.substring(0, DATE_LENGTH);
        String scope = String.join("/", date, signer.region(), signer.service(), "aws4_request");
        String toSign = String.join("\n", ALGORITHM, time, scope, Sha256.of(request));
        String signature = HexFormat.of().formatHex(mac(key(signer, date), toSign));

        signed.remove("host");
        signed.put(
                "authorization",
                "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(ALGORITHM, signer.accessKeyId(), scope, names, signature));
        return signed;
    }

    /// The path as it is sent, each segment encoded once more.
    private static String canonicalPath(URI uri) {
        return uri.getRawPath().replace("%", "%25");
    }

    private static String host(URI uri) {
        return uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static byte[] key(Signer signer, String date) {
        byte[] secret = ("AWS4" + signer.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        return mac(mac(mac(mac(secret, date), signer.region()), signer.service()), "aws4_request");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
