package io.cloudfreedom.router.config.reload;

import io.cloudfreedom.router.config.proxy.ProxyRows;
import io.cloudfreedom.router.config.reload.PokeRows.Poke;
import io.cloudfreedom.router.config.secret.AgentSecrets;
import io.cloudfreedom.router.config.secret.CachedAgentSecrets;
import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.proxy.ReloadWebhook;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.kit.webhook.StandardWebhook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells each proxy that is behind, by a signed webhook, that a generation is ready; again until it acknowledges.
///
/// A poke carries no configuration. The first is sent when the waiting poll, which is answered at once, has had its
/// time; a lost one costs time only, since the agent polls as well.
@ApplicationScoped
class ReloadWebhooks {
    private static final Logger LOG = Logger.getLogger(ReloadWebhooks.class);
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;
    private static final int AT_A_TIME = 16;
    private static final String PATH = "/cloudfreedom/reload";

    private final Database database;
    private final PokeRows rows;
    private final CachedAgentSecrets secrets;
    private final Signals signals;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final WebClient http;
    private @Nullable Cancellable beat;

    ReloadWebhooks(
            Database database,
            PokeRows rows,
            CachedAgentSecrets secrets,
            Signals signals,
            MeterRegistry metrics,
            Clock clock,
            Vertx vertx) {
        this.database = database;
        this.rows = rows;
        this.secrets = secrets;
        this.signals = signals;
        this.metrics = metrics;
        this.clock = clock;
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setFollowRedirects(false)
                        .setUserAgent("cloudfreedom-config-service"));
    }

    void start(@Observes StartupEvent event) {
        signals.listen(
                Signal.GENERATION,
                () -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(ProxyRows.HEAD_START)
                        .chain(this::pokeDue)
                        .subscribe()
                        .with(done -> {}, t -> LOG.warnf("poking failed, will try again cause=%s", t.toString())));
        beat = Beat.every(
                INTERVAL,
                "poking",
                () -> pokeDue()
                        .ifNoItem()
                        .after(TIMEOUT)
                        .recoverWithUni(Uni.createFrom().voidItem()));
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
        http.close();
    }

    Uni<Void> pokeDue() {
        return database.asSystem(tx -> rows.claim(tx, clock.instant()))
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUni(this::poke)
                        .merge(AT_A_TIME)
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> poke(Poke poke) {
        return secrets.get(poke.proxyId())
                .chain(known -> known.isPresent()
                        ? send(poke, known.get())
                        : Uni.createFrom().item(0))
                .invoke(status -> note(poke, status))
                .onFailure()
                .recoverWithItem(t -> {
                    note(poke, 0);
                    return 0;
                })
                .replaceWithVoid();
    }

    private Uni<Integer> send(Poke poke, AgentSecrets known) {
        Instant now = clock.instant();
        String id = "msg_" + Uuid7.at(now);
        byte[] body = ContractJson.write(new ReloadWebhook(poke.proxyId(), poke.generation()))
                .getBytes(StandardCharsets.UTF_8);
        return http.postAbs(poke.baseUrl() + PATH)
                .timeout(TIMEOUT.toMillis())
                .putHeader("content-type", "application/json")
                .putHeader(StandardWebhook.ID, id)
                .putHeader(StandardWebhook.TIMESTAMP, Long.toString(now.getEpochSecond()))
                .putHeader(StandardWebhook.SIGNATURE, StandardWebhook.sign(id, now, body, known.webhookSecrets()))
                .sendBuffer(Buffer.buffer(body))
                .map(response -> response.statusCode());
    }

    /// @param status 0 when there was no answer
    private void note(Poke poke, int status) {
        String outcome = status / 100 == 2 ? "heard" : status == 0 ? "unreachable" : "refused";
        metrics.counter("router.config.pokes", "outcome", outcome).increment();
        if (status == 401) {
            secrets.doubt(poke.proxyId());
        }
        LOG.debugf(
                "poke outcome=%s proxy_id=%s generation=%d attempt=%d status=%d",
                outcome, poke.proxyId(), poke.generation(), poke.attempt(), status);
    }
}
