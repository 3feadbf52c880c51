package io.cloudfreedom.router.local.api;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.HttpJson.Answer;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's login as a browser does it: code flow with PKCE, password page, page for the one-time code.
public final class PersonLogin {

    private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI issuer;
    private final String clientSecret;
    private final URI redirect;
    private final Map<String, String> cookies = new TreeMap<>();

    /// @param redirect any address that the client `gateway` may be sent back to; nothing is fetched from it
    public PersonLogin(URI issuer, String clientSecret, URI redirect) {
        this.issuer = issuer;
        this.clientSecret = clientSecret;
        this.redirect = redirect;
    }

    /// The access token.
    public String token(String user, String password, Optional<Totp> secondFactor) {
        String verifier = random();
        Answer page = submit(passwordPage(verifier), Map.of("username", user, "password", password));
        if (secondFactor.isPresent() && page.status() == 200) {
            page = submit(page, Map.of("otp", secondFactor.get().code(Instant.now())));
        }
        Matcher code = CODE.matcher(page.header("location"));
        if (!code.find()) {
            throw new StackException("the login of " + user
                    + " was refused; a one-time code counts only once, so try again in half a minute");
        }
        return exchange(code.group(1), verifier);
    }

    private Answer passwordPage(String verifier) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", "gateway");
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("redirect_uri", redirect.toString());
        query.put("state", random());
        query.put("code_challenge_method", "S256");
        query.put("code_challenge", sha256(verifier));
        return remember(HttpJson.get(endpoint("auth?" + HttpJson.form(query)), Map.of()))
                .require("the login page");
    }

    private Answer submit(Answer page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page.response().body());
        if (!form.find()) {
            throw new StackException("the issuer sent no login form");
        }
        URI action = URI.create(form.group(1).replace("&amp;", "&"));
        return remember(HttpJson.postForm(action, Map.of("Cookie", cookieHeader()), fields));
    }

    private String exchange(String code, String verifier) {
        return HttpJson.postForm(
                        endpoint("token"),
                        Map.of(),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "gateway",
                                "client_secret",
                                clientSecret,
                                "redirect_uri",
                                redirect.toString(),
                                "code",
                                code,
                                "code_verifier",
                                verifier))
                .require("the exchange of the code")
                .body()
                .path("access_token")
                .asText();
    }

    private URI endpoint(String name) {
        return URI.create(issuer + "/protocol/openid-connect/" + name);
    }

    /// By hand, because the JDK's cookie store keeps cookies marked `Secure` from http://localhost.
    private Answer remember(Answer answer) {
        for (String cookie : answer.response().headers().allValues("set-cookie")) {
            String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return answer;
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
