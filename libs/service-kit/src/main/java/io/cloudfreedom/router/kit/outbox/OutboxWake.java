package io.cloudfreedom.router.kit.outbox;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Listens for the NOTIFY that a commit with outbox rows sends.
@ApplicationScoped
class OutboxWake {
    private static final Logger LOG = Logger.getLogger(OutboxWake.class);
    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final PgConnectOptions database;
    private @Nullable PgSubscriber subscriber;

    OutboxWake(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.system.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.system.username") String user,
            @ConfigProperty(name = "quarkus.datasource.system.password") String password) {
        this.vertx = vertx;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    }

    void listen(Runnable wake) {
        PgSubscriber fresh = PgSubscriber.subscriber(vertx, database);
        fresh.reconnectPolicy(retries -> RECONNECT_MILLIS);
        fresh.channel("outbox").handler(payload -> wake.run());
        fresh.connect().onFailure(t -> LOG.warnf("LISTEN failed, the timer goes on cause=%s", t.toString()));
        subscriber = fresh;
    }

    void close() {
        if (subscriber != null) {
            subscriber.close();
        }
    }
}
