package io.cloudfreedom.router.testkit.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One access token in the making; signed with ES256.
public final class TokenBuilder {

    static final String KEY_ID = "test-1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey key;
    private final Map<String, Object> claims = new LinkedHashMap<>();

    TokenBuilder(PrivateKey key, String issuer, Clock clock) {
        this.key = key;
        Instant now = clock.instant();
        claims.put("iss", issuer);
        claims.put("aud", "cloudfreedom");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("typ", "Bearer");
        claims.put("azp", "gateway");
        subject("nobody");
        groups();
    }

    public TokenBuilder subject(String name) {
        claims.put("sub", name);
        claims.put("preferred_username", name);
        return this;
    }

    public TokenBuilder groups(String... roles) {
        claims.put("groups", List.of(roles));
        return this;
    }

    public TokenBuilder tenant(UUID tenantId) {
        claims.put("tenant_id", tenantId.toString());
        return this;
    }

    /// How the person logged in, just now.
    public TokenBuilder amr(String... methods) {
        claims.put("amr", List.of(methods));
        claims.put("auth_time", claims.get("iat"));
        return this;
    }

    /// A service account: it is its own subject and has no `amr`.
    public TokenBuilder client(String clientId) {
        claims.put("azp", clientId);
        claims.remove("amr");
        claims.remove("auth_time");
        return subject("service-account-" + clientId);
    }

    /// When the person logged in.
    public TokenBuilder authenticatedAt(Instant time) {
        claims.put("auth_time", time.getEpochSecond());
        return this;
    }

    public TokenBuilder audience(String audience) {
        claims.put("aud", audience);
        return this;
    }

    public TokenBuilder expiresAt(Instant time) {
        claims.put("exp", time.getEpochSecond());
        return this;
    }

    public TokenBuilder claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public String sign() {
        String signed = encode(Map.of("alg", "ES256", "kid", KEY_ID, "typ", "JWT")) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ES256 is not available", e);
        }
    }

    private static String encode(Map<String, ?> json) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
