package io.cloudfreedom.router.testkit.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudfreedom.router.testkit.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// An OpenID Connect issuer for tests: discovery, keys, and a token endpoint for client credentials.
///
/// Its tokens look like the realm's: `iss`, `aud=cloudfreedom`, `groups`, `tenant_id`, `azp`, `amr`. A test
/// mints what it needs with [#token()], or announces with [#logsIn] whom the next login by a browser is.
public final class Issuer implements Part {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer http;
    private final KeyPair keys;
    private final Clock clock;
    private final PeopleLogin people = new PeopleLogin();
    private final Map<String, String> clientSecrets = new ConcurrentHashMap<>();

    private Issuer(HttpServer http, KeyPair keys, Clock clock) {
        this.http = http;
        this.keys = keys;
        this.clock = clock;
    }

    public static Issuer start() {
        return start(0);
    }

    /// On a port of the caller's choice, 0 for any.
    public static Issuer start(int port) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            Issuer issuer = new Issuer(http, generator.generateKeyPair(), Clock.systemUTC());
            http.createContext(
                    "/.well-known/openid-configuration", exchange -> answer(exchange, 200, issuer.discovery()));
            http.createContext("/jwks", exchange -> answer(exchange, 200, Map.of("keys", List.of(issuer.publicKey()))));
            http.createContext("/token", issuer::tokens);
            http.createContext("/auth", exchange -> issuer.people.authorize(exchange));
            http.createContext("/logout", exchange -> issuer.people.logout(exchange));
            http.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer did not start", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// The secret of a client, which is made up when it is asked for first.
    public String clientSecret(String clientId) {
        return clientSecrets.computeIfAbsent(clientId, id -> UUID.randomUUID().toString());
    }

    /// The configuration of a service that trusts this issuer and calls others as the client.
    public Map<String, String> configuration(String clientId) {
        return Map.of(
                "router.oidc.issuer", url(),
                "router.oidc.client-id", clientId,
                "router.oidc.client-secret", clientSecret(clientId));
    }

    /// A token with nobody's roles yet, valid for five minutes.
    public TokenBuilder token() {
        return new TokenBuilder(keys.getPrivate(), url(), clock);
    }

    public String superAdmin() {
        return token().subject("admin").groups("super_admin").amr("pwd", "otp").sign();
    }

    public String tenantAdmin(UUID tenantId) {
        return token().subject("admin-of-" + tenantId)
                .groups("tenant_admin")
                .tenant(tenantId)
                .amr("pwd", "otp")
                .sign();
    }

    public String finance() {
        return token().subject("finance").groups("finance").amr("pwd").sign();
    }

    public String auditor() {
        return token().subject("auditor").groups("auditor").amr("pwd").sign();
    }

    /// What the token endpoint gives a service's own client.
    public String service(String clientId) {
        return token().client(clientId).groups("service").sign();
    }

    /// What the token endpoint gives the scripts' client.
    public String routerCli() {
        return token().client("router-cli").groups("super_admin").sign();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer",
                url(),
                "jwks_uri",
                url() + "/jwks",
                "token_endpoint",
                url() + "/token",
                "authorization_endpoint",
                url() + "/auth",
                "end_session_endpoint",
                url() + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("ES256"));
    }

    private Map<String, String> publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return Map.of(
                "kty", "EC",
                "crv", "P-256",
                "alg", "ES256",
                "use", "sig",
                "kid", TokenBuilder.KEY_ID,
                "x", coordinate(point.getAffineX()),
                "y", coordinate(point.getAffineY()));
    }

    /// RFC 7518: exactly 32 bytes, which `BigInteger` does not promise.
    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }

    /// Whoever logs in by a browser from now on gets these access tokens, a fresh one at each refresh.
    public void logsIn(Supplier<TokenBuilder> accessToken) {
        people.announce(accessToken);
    }

    /// Ends every login by a browser, as an issuer's administrator does: nothing is refreshed any more.
    public void endsLogins() {
        people.end();
    }

    /// What the last browser brought to the login page.
    public Map<String, String> lastLoginRequest() {
        return people.lastRequest();
    }

    /// How often a browser was sent here to log somebody in.
    public int logins() {
        return people.requests();
    }

    private void tokens(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (PeopleLogin.GRANTS.contains(form.getOrDefault("grant_type", ""))) {
            people.tokens(exchange, form);
        } else {
            clientCredentials(exchange, form);
        }
    }

    private void clientCredentials(HttpExchange exchange, Map<String, String> form) throws IOException {
        basic(exchange).ifPresent(form::putAll);
        String clientId = form.getOrDefault("client_id", "");
        if (!form.getOrDefault("client_secret", "").equals(clientSecrets.get(clientId))) {
            answer(exchange, 401, Map.of("error", "invalid_client"));
        } else if (!"client_credentials".equals(form.get("grant_type"))) {
            answer(exchange, 400, Map.of("error", "unsupported_grant_type"));
        } else {
            String token = clientId.equals("router-cli") ? routerCli() : service(clientId);
            answer(exchange, 200, Map.of("access_token", token, "token_type", "Bearer", "expires_in", 300));
        }
    }

    private static Optional<Map<String, String>> basic(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Basic "))
                .map(header -> new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8))
                .map(pair -> pair.split(":", 2))
                .map(pair -> Map.of("client_id", decode(pair[0]), "client_secret", decode(pair[1])));
    }

    static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&", -1)) {
            String[] pair = field.split("=", 2);
            fields.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
