package io.cloudfreedom.router.key.convergence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Wakes those who wait for convergence, on every replica, when one of them has projected an acknowledgement.
@ApplicationScoped
public class ConvergenceSignals {
    /// Sent in the transaction that changes a projection.
    static final String NOTIFY = "select pg_notify('converged', '')";

    private static final Logger LOG = Logger.getLogger(ConvergenceSignals.class);
    private static final long RECONNECT_MILLIS = 1_000;
    /// How long a lost notification can delay a waiting request.
    private static final Duration LOST = Duration.ofSeconds(1);

    private final PgConnectOptions database;
    private final Vertx vertx;
    private final Set<Registration> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable PgSubscriber subscriber;

    ConvergenceSignals(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.system.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.system.username") String user,
            @ConfigProperty(name = "quarkus.datasource.system.password") String password) {
        this.vertx = vertx;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
    }

    void start(@Observes StartupEvent event) {
        PgSubscriber fresh = PgSubscriber.subscriber(vertx, database);
        fresh.reconnectPolicy(retries -> RECONNECT_MILLIS);
        fresh.channel("converged").handler(payload -> waiting.forEach(Registration::wake));
        fresh.connect().onFailure(t -> LOG.warnf("LISTEN failed, waiters poll cause=%s", t.toString()));
        subscriber = fresh;
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.close();
        }
    }

    /// Register first, then read: what happens in between is not missed.
    public Registration register() {
        var registration = new Registration();
        waiting.add(registration);
        return registration;
    }

    /// One waiter.
    public final class Registration implements AutoCloseable {
        private boolean signalled;
        private @Nullable UniEmitter<? super Void> emitter;

        /// Completes at the next signal since the last call, or when the time has passed.
        public Uni<Void> signal(Duration atMost) {
            Duration longest = atMost.compareTo(LOST) < 0 ? atMost : LOST;
            return Uni.createFrom()
                    .<Void>emitter(this::attach)
                    .ifNoItem()
                    .after(longest)
                    .recoverWithItem((Void) null);
        }

        private synchronized void attach(UniEmitter<? super Void> fresh) {
            if (signalled) {
                signalled = false;
                fresh.complete(null);
            } else {
                emitter = fresh;
            }
        }

        private synchronized void wake() {
            UniEmitter<? super Void> waiter = emitter;
            emitter = null;
            if (waiter == null) {
                signalled = true;
            } else {
                waiter.complete(null);
            }
        }

        @Override
        public void close() {
            waiting.remove(this);
        }
    }
}
