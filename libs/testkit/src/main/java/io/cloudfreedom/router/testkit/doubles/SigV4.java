package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Verifies AWS Signature Version 4 of a request, as AWS does: signature over the request as it came, not
/// older or newer than five minutes. Source: AWS, "Create a signed AWS API request".
final class SigV4 {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String UNRESERVED = "-_.~";

    private final Clock clock;

    SigV4(Clock clock) {
        this.clock = clock;
    }

    /// The parts of an `Authorization` header: `<access key id>/<date>/<region>/<service>/aws4_request`.
    record Signed(String accessKeyId, String date, String region, String service, String headers, String signature) {
        String scope() {
            return date + "/" + region + "/" + service + "/aws4_request";
        }
    }

    /// What a request claims to be signed with; empty when it is not signed this way.
    static Optional<Signed> read(Call call) {
        String authorization = call.header("authorization");
        if (!authorization.startsWith(ALGORITHM + " ")) {
            return Optional.empty();
        }
        String credential = "";
        String headers = "";
        String signature = "";
        for (String part : authorization.substring(ALGORITHM.length()).split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            String value = pair.length == 2 ? pair[1] : "";
            switch (pair[0]) {
                case "Credential" -> credential = value;
                case "SignedHeaders" -> headers = value;
                case "Signature" -> signature = value;
                default -> {}
            }
        }
        String[] scope = credential.split("/", -1);
        return scope.length == 5 && scope[4].equals("aws4_request")
                ? Optional.of(new Signed(scope[0], scope[1], scope[2], scope[3], headers, signature))
                : Optional.empty();
    }

    /// Whether the request was signed with this secret.
    boolean verify(Call call, Signed signed, String secret) {
        List<String> headers = Arrays.asList(signed.headers().split(";", -1));
        String time = call.header("x-amz-date");
        String payload = Credential.sha256Hex(call.body().getBytes());
        String declared = call.header("x-amz-content-sha256");
        if (!headers.contains("host")
                || !headers.contains("x-amz-date")
                || !time.startsWith(signed.date())
                || !inTime(time)
                || !(declared.isEmpty() || declared.equals(payload))) {
            return false;
        }
        String canonical = String.join(
                "\n",
                call.method(),
                canonicalPath(call.path()),
                canonicalQuery(call.query()),
                canonicalHeaders(call, headers),
                signed.headers(),
                payload);
        String toSign =
                String.join("\n", ALGORITHM, time, signed.scope(), Credential.sha256Hex(canonical.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : List.of(signed.date(), signed.region(), signed.service(), "aws4_request", toSign)) {
            key = hmac(key, part);
        }
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(key).getBytes(UTF_8),
                signed.signature().getBytes(UTF_8));
    }

    private boolean inTime(String time) {
        try {
            var signedAt = LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
            return Duration.between(signedAt, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /// Every service but S3 encodes the path, which is encoded already, once more.
    private static String canonicalPath(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            segments.add(encode(segment));
        }
        return String.join("/", segments);
    }

    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            pairs.add(pair.contains("=") ? pair : pair + "=");
        }
        pairs.sort(null);
        return String.join("&", pairs);
    }

    private static String canonicalHeaders(Call call, List<String> names) {
        StringBuilder headers = new StringBuilder();
        for (String name : names) {
            String value = String.join(",", call.headers().getAll(name)).strip().replaceAll(" +", " ");
            headers.append(name).append(':').append(value).append('\n');
        }
        return headers.toString();
    }

    private static String encode(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : segment.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static byte[] hmac(byte[] key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
