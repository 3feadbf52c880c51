package io.cloudfreedom.router.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.oidc.TokenBuilder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person at a browser: login, login once more for what is dangerous, expiry, logout.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "gateway"),
            @ResourceArg(name = "parts", value = "kafka,vault")
        })
@WithTestResource(Fakes.class)
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
class LoginQuarkusTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);

    Issuer issuer;

    @TestHTTPResource
    URI base;

    private HttpClient browser;

    @BeforeEach
    void open() {
        browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build();
        issuer.logsIn(this::admin);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void loginLeadsBackToThePage() throws Exception {
        assertThat(get("/api/me").statusCode()).isEqualTo(401);

        HttpResponse<String> page = get("/auth/login?next=/api/me");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/api/me");
        assertThat(page.body()).contains("\"sub\":\"admin\"");
        assertThat(issuer.lastLoginRequest()).doesNotContainKey("prompt");
    }

    @Test
    void stepUpAsksThePersonAgainAndLeadsBack() throws Exception {
        get("/auth/login?next=/api/me");
        issuer.logsIn(() -> admin().subject("again"));
        assertThat(get("/auth/login?next=/api/me").body()).contains("\"sub\":\"admin\"");

        HttpResponse<String> page = get("/auth/login?step_up=1&next=/api/me%3Ftab%3Dkeys");

        assertThat(issuer.lastLoginRequest()).containsEntry("prompt", "login");
        assertThat(page.uri().getPath() + "?" + page.uri().getQuery()).isEqualTo("/api/me?tab=keys");
        assertThat(page.body()).contains("\"sub\":\"again\"");
    }

    @Test
    void stepUpLeadsNowhereElse() {
        given().redirects()
                .follow(false)
                .get("/auth/login?step_up=1&next=//evil.example")
                .then()
                .statusCode(303)
                .header("location", equalTo("/auth/login?prompt=login&next=%2F"))
                .header("location", not(containsString("evil")));
    }

    @Test
    void expiredTokenIsRefreshed() throws Exception {
        issuer.logsIn(() -> admin().expiresAt(Instant.now().plus(TOKEN_LIFE)));
        String first = get("/auth/login?next=/api/me").body();

        await().atMost(LONG)
                .until(
                        () -> get("/api/me"),
                        answer -> answer.statusCode() == 200 && !answer.body().equals(first));
    }

    @Test
    void sessionEndsWhenTheIssuerRefreshesNothing() throws Exception {
        issuer.logsIn(() -> admin().expiresAt(Instant.now().plus(TOKEN_LIFE)));
        assertThat(get("/auth/login?next=/api/me").statusCode()).isEqualTo(200);
        int logins = issuer.logins();
        issuer.endsLogins();

        await().atMost(LONG).until(() -> get("/api/me").statusCode() == 401);

        assertThat(issuer.logins()).isEqualTo(logins);
        assertThat(get("/auth/login?next=/api/me").statusCode()).isEqualTo(200);
        assertThat(issuer.logins()).isEqualTo(logins + 1);
    }

    @Test
    void logoutEndsTheSessionHereAndAtTheIssuer() throws Exception {
        get("/auth/login?next=/api/me");
        assertThat(get("/api/me").statusCode()).isEqualTo(200);

        HttpResponse<String> page = get("/auth/logout");

        assertThat(page.uri().getPath()).isEqualTo("/");
        assertThat(get("/api/me").statusCode()).isEqualTo(401);
    }

    private TokenBuilder admin() {
        return issuer.token().subject("admin").groups("super_admin").amr("pwd", "otp");
    }

    /// Follows every redirect; the client itself gives up after the fifth.
    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
        return answer.statusCode() == 303
                ? get(answer.headers().firstValue("location").orElseThrow())
                : answer;
    }
}
