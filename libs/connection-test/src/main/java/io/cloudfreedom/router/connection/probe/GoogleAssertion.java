package io.cloudfreedom.router.connection.probe;

import io.cloudfreedom.router.connection.credential.ServiceAccount;
import io.cloudfreedom.router.contracts.ContractJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/// The signed assertion by which a service account asks for an access token (RFC 7523).
final class GoogleAssertion {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Duration VALID = Duration.ofMinutes(10);

    private GoogleAssertion() {}

    /// The form that the token endpoint expects.
    static String form(ServiceAccount account, Instant now) {
        String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
        return "grant_type=" + grant + "&assertion=" + assertion(account, now);
    }

    private static String assertion(ServiceAccount account, Instant now) {
        Map<String, Object> header = Map.of("alg", "RS256", "typ", "JWT", "kid", account.privateKeyId());
        Map<String, Object> claims = Map.of(
                "iss", account.clientEmail(),
                "scope", SCOPE,
                "aud", account.tokenUri().toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(VALID).getEpochSecond());
        String signed = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(account.privateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the private key cannot sign", e);
        }
    }

    private static String encode(Map<String, Object> json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ContractJson.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
