package io.cloudfreedom.router.testkit.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IssuerTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Issuer issuer;

    @BeforeAll
    static void start() {
        issuer = Issuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    @Test
    void aTokenVerifiesWithThePublishedKey() throws Exception {
        String token = issuer.superAdmin();
        JsonNode key = get(get("/.well-known/openid-configuration")
                        .get("jwks_uri")
                        .asText()
                        .replace(issuer.url(), ""))
                .at("/keys/0");

        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(key.get("x")), number(key.get("y")));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                .isTrue();
    }

    @Test
    void aTokenHasTheClaimsOfTheRealm() throws IOException {
        UUID tenant = UUID.randomUUID();

        JsonNode claims = claims(issuer.tenantAdmin(tenant));

        assertThat(claims.get("iss").asText()).isEqualTo(issuer.url());
        assertThat(claims.get("aud").asText()).isEqualTo("cloudfreedom");
        assertThat(claims.at("/groups/0").asText()).isEqualTo("tenant_admin");
        assertThat(claims.get("tenant_id").asText()).isEqualTo(tenant.toString());
        assertThat(claims.at("/amr/1").asText()).isEqualTo("otp");
    }

    @Test
    void aServiceGetsItsTokenWithItsSecret() throws Exception {
        HttpResponse<String> answer = token("gateway-service", issuer.clientSecret("gateway-service"));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode claims =
                claims(JSON.readTree(answer.body()).get("access_token").asText());
        assertThat(claims.get("azp").asText()).isEqualTo("gateway-service");
        assertThat(claims.at("/groups/0").asText()).isEqualTo("service");
        assertThat(claims.has("amr")).isFalse();
    }

    @Test
    void aWrongClientSecretIsRefused() throws Exception {
        assertThat(token("gateway-service", "wrong").statusCode()).isEqualTo(401);
        assertThat(token("unheard-of", "").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> token(String client, String secret) throws Exception {
        String credentials =
                Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + "/token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(issuer.url() + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static JsonNode claims(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asText()));
    }
}
