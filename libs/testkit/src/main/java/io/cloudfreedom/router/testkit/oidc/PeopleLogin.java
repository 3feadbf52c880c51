package io.cloudfreedom.router.testkit.oidc;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The authorization code flow with PKCE for people who are always willing: no password is asked for.
final class PeopleLogin {

    static final Set<String> GRANTS = Set.of("authorization_code", "refresh_token");

    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private final Map<String, Login> sessions = new ConcurrentHashMap<>();
    private volatile @Nullable Supplier<TokenBuilder> announced;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile Map<String, String> lastRequest = Map.of();

    private record Login(String clientId, String challenge, Supplier<TokenBuilder> accessToken) {}

    void announce(Supplier<TokenBuilder> accessToken) {
        announced = accessToken;
    }

    void end() {
        sessions.clear();
    }

    Map<String, String> lastRequest() {
        return lastRequest;
    }

    int requests() {
        return requests.get();
    }

    /// Sends the browser back with a code.
    void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> request = Issuer.form(exchange.getRequestURI().getRawQuery());
        lastRequest = Map.copyOf(request);
        requests.incrementAndGet();
        Supplier<TokenBuilder> accessToken = announced;
        if (accessToken == null) {
            Issuer.answer(exchange, 403, Map.of("error", "nobody was announced"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(
                code,
                new Login(
                        request.getOrDefault("client_id", ""),
                        request.getOrDefault("code_challenge", ""),
                        accessToken));
        redirect(
                exchange,
                request.getOrDefault("redirect_uri", "") + "?code=" + code + "&state="
                        + URLEncoder.encode(request.getOrDefault("state", ""), StandardCharsets.UTF_8));
    }

    void tokens(HttpExchange exchange, Map<String, String> form) throws IOException {
        Login login = "refresh_token".equals(form.get("grant_type"))
                ? sessions.remove(form.getOrDefault("refresh_token", ""))
                : proven(codes.remove(form.getOrDefault("code", "")), form.getOrDefault("code_verifier", ""));
        if (login == null) {
            Issuer.answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String refresh = UUID.randomUUID().toString();
        sessions.put(refresh, login);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", login.accessToken().get().sign());
        answer.put(
                "id_token",
                login.accessToken()
                        .get()
                        .audience(login.clientId())
                        .claim("typ", "ID")
                        .sign());
        answer.put("refresh_token", refresh);
        answer.put("token_type", "Bearer");
        Issuer.answer(exchange, 200, answer);
    }

    void logout(HttpExchange exchange) throws IOException {
        end();
        Map<String, String> request = Issuer.form(exchange.getRequestURI().getRawQuery());
        redirect(exchange, request.getOrDefault("post_logout_redirect_uri", "/"));
    }

    private static @Nullable Login proven(@Nullable Login login, String verifier) {
        return login != null && login.challenge().equals(challenge(verifier)) ? login : null;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        }
    }
}
