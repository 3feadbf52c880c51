package io.cloudfreedom.router.key.remote;

import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Live tests of stored secrets, made by config-service: it may read them, we may not.
@ApplicationScoped
public class StoredKeyTests {
    private static final Logger LOG = Logger.getLogger(StoredKeyTests.class);
    private static final int CONNECT_MILLIS = 2_000;
    /// A test takes two calls of at most ten seconds each, repeated at most once.
    private static final Duration TIMEOUT = Duration.ofSeconds(45);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebClient http;
    private final ServiceToken token;
    private final String configService;

    StoredKeyTests(Vertx vertx, ServiceToken token, @ConfigProperty(name = "router.config-service.url") String url) {
        this.http = WebClient.create(
                vertx, new WebClientOptions().setConnectTimeout(CONNECT_MILLIS).setFollowRedirects(false));
        this.token = token;
        this.configService = url;
    }

    /// Tests a key's present secret. A key that config-service has not heard of yet, or of which it knows an older
    /// secret, is asked for again.
    ///
    /// Fails with [RemoteError].
    public Uni<StoredTest> test(UUID key, UUID material) {
        return Uni.createFrom()
                .deferred(() -> ask(key))
                .invoke(tested -> {
                    if (!tested.material().equals(material)) {
                        throw new NotYetKnown();
                    }
                })
                .onFailure(NotYetKnown.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(PATIENCE.toMillis())
                .onFailure(t -> !(t instanceof RemoteError))
                .transform(t -> unavailable(key, t));
    }

    private Uni<StoredTest> ask(UUID key) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(configService + "/internal/provider-keys/" + key + "/test")
                .setTimeout(TIMEOUT.toMillis());
        return token.bearer()
                .chain(bearer -> http.request(HttpMethod.POST, options)
                        .bearerTokenAuthentication(bearer)
                        .send())
                .map(StoredKeyTests::read);
    }

    private static StoredTest read(HttpResponse<Buffer> answer) {
        return switch (answer.statusCode()) {
            case 200 -> ContractJson.read(answer.bodyAsString(), StoredTest.class);
            case 404 -> throw new NotYetKnown();
            case 409 -> throw new RemoteError.SecretGone();
            default -> throw new IllegalStateException("config-service answered " + answer.statusCode());
        };
    }

    private static RemoteError unavailable(UUID key, Throwable cause) {
        LOG.warnf("stored key not tested key_id=%s cause=%s", key, cause);
        return new RemoteError.TestUnavailable();
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /// The event that tells of the key, or of its present secret, is still on its way.
    private static final class NotYetKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYetKnown() {
            super("the key's event has not arrived yet", null, false, false);
        }
    }
}
