package io.cloudfreedom.router.config.signal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Signals that a commit of any replica sends to all of them, by NOTIFY.
///
/// A signal can be lost while the connection is away; so every wait is bounded, and looks at the facts when
/// it ends. Whoever waits takes the ticket first and looks at the facts then: a signal in between is not
/// missed.
@ApplicationScoped
public class Signals {
    private static final Logger LOG = Logger.getLogger(Signals.class);
    private static final long RECONNECT_MILLIS = 500;
    private static final Duration LONGEST_TICKET = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final Map<Signal, AtomicReference<CompletableFuture<Void>>> next = new EnumMap<>(Signal.class);
    private final Map<Signal, List<Runnable>> listeners = new EnumMap<>(Signal.class);
    private @Nullable PgSubscriber subscriber;
    private long timer;

    Signals(
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.system.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.system.username") String user,
            @ConfigProperty(name = "quarkus.datasource.system.password") String password) {
        this.vertx = vertx;
        this.database = PgConnectOptions.fromUri(url).setUser(user).setPassword(password);
        for (Signal signal : Signal.values()) {
            next.put(signal, new AtomicReference<>(new CompletableFuture<>()));
            listeners.put(signal, new CopyOnWriteArrayList<>());
        }
    }

    void start(@Observes StartupEvent event) {
        PgSubscriber fresh = PgSubscriber.subscriber(vertx, database);
        fresh.reconnectPolicy(retries -> RECONNECT_MILLIS);
        for (Signal signal : Signal.values()) {
            fresh.channel(signal.channel()).handler(payload -> fire(signal));
        }
        fresh.connect().onFailure(t -> LOG.warnf("LISTEN failed, timers go on cause=%s", t.toString()));
        subscriber = fresh;
        timer = vertx.setPeriodic(
                LONGEST_TICKET.toMillis(), id -> List.of(Signal.values()).forEach(this::release));
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
        List.of(Signal.values()).forEach(this::release);
        if (subscriber != null) {
            subscriber.close();
        }
    }

    /// Sends the signal when the transaction commits.
    public Uni<Void> send(SqlConnection tx, Signal signal) {
        return tx.query("select pg_notify('" + signal.channel() + "', '')")
                .execute()
                .replaceWithVoid();
    }

    /// Ends at the next signal, or after some seconds without one.
    public Uni<Void> ticket(Signal signal) {
        CompletableFuture<Void> current =
                Objects.requireNonNull(reference(signal).get());
        // A copy, since whoever gives up waiting cancels what it waits for.
        return Uni.createFrom().completionStage(current::copy);
    }

    /// Runs at each signal, on an event loop: must not block.
    public void listen(Signal signal, Runnable listener) {
        listeners.computeIfAbsent(signal, s -> new CopyOnWriteArrayList<>()).add(listener);
    }

    private void fire(Signal signal) {
        listeners.getOrDefault(signal, List.of()).forEach(Runnable::run);
        release(signal);
    }

    /// Tickets are let go now and then without a signal, so that given-up waits do not pile up on one.
    private void release(Signal signal) {
        reference(signal).getAndSet(new CompletableFuture<>()).complete(null);
    }

    private AtomicReference<CompletableFuture<Void>> reference(Signal signal) {
        return Objects.requireNonNull(next.get(signal));
    }

    /// What has happened.
    public enum Signal {
        /// A proxy has something new to pull.
        GENERATION,
        /// A proxy acknowledged.
        CONVERGED;

        private String channel() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
