package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 as a client computes it, written apart from the verifier so that the two check each other.
final class TestSigner {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private TestSigner() {}

    /// The headers to send with a request to 127.0.0.1; the query must be in canonical form already.
    static Map<String, String> sign(
            String method, int port, String pathAndQuery, String accessKeyId, String secret, String body, Instant now)
            throws GeneralSecurityException {
        String time = TIME.format(now);
        String date = time.substring(0, 8);
        String scope = date + "/eu-central-1/bedrock/aws4_request";
        int question = pathAndQuery.indexOf('?');
        String path = question < 0 ? pathAndQuery : pathAndQuery.substring(0, question);
        String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
        String twiceEncoded = URLEncoder.encode(path, UTF_8).replace("%2F", "/").replace("+", "%20");
        String request = method + "\n" + twiceEncoded + "\n" + query + "\nhost:127.0.0.1:" + port + "\nx-amz-date:"
                + time + "\n\nhost;x-amz-date\n" + hex(sha256(body));
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(sha256(request));
        byte[] dateKey = hmac(("AWS4" + secret).getBytes(UTF_8), date);
        byte[] signingKey = hmac(hmac(hmac(dateKey, "eu-central-1"), "bedrock"), "aws4_request");
        return Map.of(
                "x-amz-date",
                time,
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + scope
                        + ", SignedHeaders=host;x-amz-date, Signature=" + hex(hmac(signingKey, toSign)));
    }

    private static byte[] sha256(String text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
