package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.key.reconcile.Reconciliation.Outcome;
import io.cloudfreedom.router.key.secret.SecretInventory;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Compares Vault with the database, one replica at a time, every hour and on demand.
///
/// Guarantees: it touches nothing while the database's epoch is behind the one noted in Vault, since then the
/// database is a restored backup that does not know what has been saved since; it touches no orphan while
/// there are more of them than a crash explains; an orphan is hidden first and destroyed only after a week.
@ApplicationScoped
class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    /// A process that dies while it compares leaves the work to the next one after this time.
    private static final Duration LEASE = Duration.ofMinutes(30);

    private final Database database;
    private final ReconciliationRows rows;
    private final SecretInventory inventory;
    private final Orphans orphans;
    private final MissingSecrets missing;
    private final KeyRepairs keys;
    private final ReconcilerConfig config;
    private final Clock clock;
    private final Periodic turns;
    private volatile @Nullable Reconciliation latest;

    Reconciler(
            Database database,
            ReconciliationRows rows,
            SecretInventory inventory,
            Orphans orphans,
            MissingSecrets missing,
            KeyRepairs keys,
            ReconcilerConfig config,
            Clock clock,
            MeterRegistry metrics,
            Vertx vertx) {
        this.database = database;
        this.rows = rows;
        this.inventory = inventory;
        this.orphans = orphans;
        this.missing = missing;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
        this.turns = new Periodic(vertx, "reconciler", config.interval(), this::round);
        metrics.gauge("router.reconciler.findings", this, Reconciler::findings);
        metrics.gauge("router.reconciler.disarmed", this, Reconciler::disarmed);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    private Uni<Void> round() {
        return run().onFailure(ReconciliationError.UnderWay.class)
                .recoverWithNull()
                .replaceWithVoid();
    }

    /// What the last comparison found, on whichever replica it ran.
    Uni<Optional<Reconciliation>> last() {
        return database.asSystem(rows::last);
    }

    /// Takes the database as it is, although Vault has seen a later one.
    Uni<Void> acceptEpoch(long epoch) {
        return inventory.latestEpoch().chain(noted -> {
            if (noted.orElse(0) != epoch) {
                throw new ReconciliationError.OtherEpoch();
            }
            return database.asSystem(tx -> rows.acceptEpoch(tx, epoch));
        });
    }

    /// Fails with [ReconciliationError.UnderWay] while another comparison runs.
    Uni<Reconciliation> run() {
        Instant now = clock.instant();
        return database.asSystem(tx -> rows.claim(tx, now, now.plus(LEASE)))
                .map(epoch -> epoch.orElseThrow(ReconciliationError.UnderWay::new))
                .chain(epoch -> compare(epoch)
                        .call(result -> database.asSystem(tx -> rows.finish(tx, result)))
                        .onFailure()
                        .call(() -> database.asSystem(rows::release)))
                .invoke(this::remember);
    }

    private Uni<Reconciliation> compare(long epoch) {
        return inventory.latestEpoch().chain(noted -> {
            long inVault = noted.orElse(0);
            return inVault > epoch ? Uni.createFrom().item(disarmed(epoch, inVault)) : repair();
        });
    }

    /// The database counts first: should noting it fail, it is ahead of Vault, which does no harm.
    private Uni<Reconciliation> repair() {
        return database.asSystem(rows::nextEpoch)
                .call(inventory::noteEpoch)
                .chain(epoch -> orphans.sweep()
                        .chain(swept -> missing.find()
                                .chain(lost -> keys.publishAgain(config.republish())
                                        .map(again -> result(epoch, swept, lost, again)))));
    }

    private Reconciliation result(long epoch, Orphans.Swept swept, int lost, int again) {
        return new Reconciliation(
                clock.instant(),
                swept.tooMany() ? Outcome.TOO_MANY_ORPHANS : Outcome.REPAIRED,
                epoch,
                epoch,
                swept.secrets(),
                swept.orphans(),
                swept.hidden(),
                swept.destroyed(),
                lost,
                again);
    }

    private Reconciliation disarmed(long epoch, long inVault) {
        return new Reconciliation(clock.instant(), Outcome.DISARMED, epoch, inVault, 0, 0, 0, 0, 0, 0);
    }

    private void remember(Reconciliation result) {
        latest = result;
        if (result.outcome() != Outcome.REPAIRED || result.missing() > 0) {
            LOG.errorf(
                    "reconciliation needs somebody outcome=%s epoch=%d epoch_in_vault=%d orphans=%d missing=%d",
                    result.outcome(), result.epoch(), result.epochInVault(), result.orphans(), result.missing());
        } else {
            LOG.infof(
                    "reconciled secrets=%d orphans=%d republished=%d",
                    result.secrets(), result.orphans(), result.republished());
        }
    }

    private double findings() {
        Reconciliation last = latest;
        return last == null ? 0 : last.findings();
    }

    private double disarmed() {
        Reconciliation last = latest;
        return last != null && last.outcome() == Outcome.DISARMED ? 1 : 0;
    }
}
