package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.Revisions;
import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ConfigApplied;
import io.cloudfreedom.router.contracts.event.Rejected;
import io.cloudfreedom.router.contracts.proxy.Ack;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Takes what an agent serves, checks it against what was sent, and tells the others.
///
/// An agent whose read-back differs from what was sent (drift) is not taken as converged: it gets everything
/// anew, at most every ten seconds.
@ApplicationScoped
class Acknowledgements {
    private static final Logger LOG = Logger.getLogger(Acknowledgements.class);
    private static final Duration DRIFT_PAUSE = Duration.ofSeconds(10);

    private final Database database;
    private final ProxyRows rows;
    private final AppliedKeys keys;
    private final Revisions revisions;
    private final Announcements announcements;
    private final Outbox outbox;
    private final Signals signals;
    private final MeterRegistry metrics;
    private final Clock clock;

    Acknowledgements(
            Database database,
            ProxyRows rows,
            AppliedKeys keys,
            Revisions revisions,
            Announcements announcements,
            Outbox outbox,
            Signals signals,
            MeterRegistry metrics,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.keys = keys;
        this.revisions = revisions;
        this.announcements = announcements;
        this.outbox = outbox;
        this.signals = signals;
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Void> acknowledge(String id, Ack ack) {
        return database.asSystem(tx -> current(tx, id, ack).chain(proxy -> take(tx, proxy, ack)))
                .chain(drifted -> drifted ? resend(id, ack) : Uni.createFrom().voidItem());
    }

    private Uni<Proxy> current(SqlConnection tx, String id, Ack ack) {
        return rows.lock(tx, id)
                .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                .chain(proxy -> ack.epoch() > proxy.epoch()
                        ? rows.newEpoch(tx, id, ack.epoch(), clock.instant()).map(renewed -> renewed.orElse(proxy))
                        : Uni.createFrom().item(proxy));
    }

    /// Answers whether the agent has drifted.
    private Uni<Boolean> take(SqlConnection tx, Proxy proxy, Ack ack) {
        if (ack.epoch() < proxy.epoch() && ack.epoch() != 0) {
            throw new AgentRefused.Stale("The process of epoch " + ack.epoch() + " has been replaced.");
        }
        if (ack.generation() > proxy.generation()) {
            throw new AgentRefused.Stale("Generation " + ack.generation() + " has not been made yet.");
        }
        List<Rejection> rejected = stillRejected(proxy, ack);
        if (rejected.isEmpty() && isOther(proxy, ack)) {
            return Uni.createFrom().item(true);
        }
        return apply(tx, proxy, ack, rejected).replaceWith(false);
    }

    private static boolean isOther(Proxy proxy, Ack ack) {
        return ack.generation() == proxy.sentGeneration()
                && ack.generation() > 0
                && !ack.checksum().equals(proxy.sentChecksum());
    }

    /// What was refused stays refused until it is applied, removed, or everything is sent to a new process.
    private static List<Rejection> stillRejected(Proxy proxy, Ack ack) {
        Set<String> settled = new HashSet<>(ack.applied());
        settled.addAll(ack.removed());
        ack.rejected().forEach(rejection -> settled.add(rejection.id()));
        return Stream.concat(
                        proxy.rejected().stream().filter(rejection -> !settled.contains(rejection.id())),
                        ack.rejected().stream())
                .toList();
    }

    private Uni<Void> apply(SqlConnection tx, Proxy before, Ack ack, List<Rejection> rejected) {
        Instant now = clock.instant();
        return keys.between(tx, before, ack.generation(), rejected)
                .chain(applied -> outbox.append(
                        tx,
                        new ConfigApplied(
                                before.id(),
                                before.epoch(),
                                ack.generation(),
                                ack.checksum(),
                                applied.keys(),
                                Stream.concat(
                                                ack.rejected().stream().map(r -> new Rejected(r.id(), r.reason())),
                                                applied.withheld().stream())
                                        .toList(),
                                now)))
                .chain(() -> rows.applied(tx, before.id(), before.epoch(), ack.generation(), rejected, now))
                .chain(after -> after.isPresent()
                        ? announcements.announce(tx, Change.UPDATED, after.get())
                        : Uni.createFrom().voidItem())
                .chain(() -> signals.send(tx, Signal.CONVERGED));
    }

    private Uni<Void> resend(String id, Ack ack) {
        LOG.warnf("proxy has drifted, everything is sent anew proxy_id=%s generation=%d", id, ack.generation());
        metrics.counter("router.config.drift", "proxy", id).increment();
        Instant now = clock.instant();
        return database.asSystem(tx -> revisions
                .next(tx)
                .chain(revision -> rows.resend(tx, id, revision, now, now.minus(DRIFT_PAUSE)))
                .chain(again -> again.isPresent()
                        ? announcements
                                .announce(tx, Change.UPDATED, again.get())
                                .chain(() -> signals.send(tx, Signal.GENERATION))
                        : Uni.createFrom().voidItem()));
    }
}
