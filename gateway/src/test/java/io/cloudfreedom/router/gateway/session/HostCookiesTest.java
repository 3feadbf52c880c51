package io.cloudfreedom.router.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Behind the handler stands what Quarkus does with its cookies: it answers with those it saw and sets, changes, drops.
class HostCookiesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void serve() {
        Router router = Router.router(vertx);
        router.route().handler(new HostCookies(new Https()));
        router.get("/seen").handler(ctx -> ctx.end(seen(ctx)));
        router.get("/set").handler(ctx -> {
            ctx.response()
                    .addCookie(Cookie.cookie("q_session_login", "fresh")
                            .setPath("/")
                            .setHttpOnly(true)
                            .setSameSite(CookieSameSite.LAX)
                            .setMaxAge(60));
            ctx.response().addCookie(Cookie.cookie("theme", "dark"));
            ctx.end();
        });
        router.get("/drop").handler(ctx -> {
            ctx.request().getCookie("q_session_login").setValue("").setMaxAge(0);
            ctx.end();
        });
        port = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void oursLeaveWithThePrefixAndWhatItDemands() throws Exception {
        assertThat(setCookies(get("/set", "")))
                .containsExactlyInAnyOrder(
                        "__Host-q_session_login=fresh; Max-Age=60; Path=/; Secure; HTTPOnly; SameSite=Lax",
                        "theme=dark");
    }

    @Test
    void oursComeBackUnderTheNameThatIsLookedFor() throws Exception {
        HttpResponse<String> answer = get("/seen", "theme=dark; __Host-q_session_login=a=b;__Host-other=1");
        assertThat(answer.body()).isEqualTo("__Host-other=1 q_session_login=a=b theme=dark");
        assertThat(setCookies(answer)).isEmpty();
    }

    @Test
    void aPlainNameIsNotOurs() throws Exception {
        assertThat(get("/seen", "q_session_login=planted; q_auth_login_x=planted; theme=dark")
                        .body())
                .isEqualTo("theme=dark");
    }

    @Test
    void anEndedSessionLeavesTheBrowser() throws Exception {
        assertThat(setCookies(get("/drop", "__Host-q_session_login=old")))
                .singleElement()
                .asString()
                .startsWith("__Host-q_session_login=;")
                .contains("Max-Age=0", "Path=/", "Secure");
    }

    private static String seen(RoutingContext ctx) {
        return String.join(
                " ",
                ctx.request().cookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .sorted()
                        .toList());
    }

    /// Without the date of expiry, which repeats the age.
    private static List<String> setCookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.replaceAll("; Expires=[^;]*", ""))
                .toList();
    }

    private HttpResponse<String> get(String path, String cookies) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!cookies.isEmpty()) {
            request.header("cookie", cookies);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private record Https() implements SessionConfig {
        @Override
        public String secret() {
            return "unused";
        }

        @Override
        public Duration idle() {
            return Duration.ZERO;
        }

        @Override
        public boolean https() {
            return true;
        }
    }
}
