package io.cloudfreedom.router.key.audit.checkpoint;

import io.cloudfreedom.router.contracts.event.AuditCheckpointed;
import io.cloudfreedom.router.key.audit.sequence.TreeTables;
import io.cloudfreedom.router.key.audit.sequence.TreeTables.Tip;
import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Signs the log whenever it has grown, at most once an interval over all replicas: to the table, to Kafka,
/// and on each replica to its file.
///
/// While Vault is away there are no new checkpoints; the first one after it covers what came meanwhile.
@ApplicationScoped
public class Checkpoints {
    /// Held while one is made. The key is the ASCII text "auditcp".
    private static final String CLAIM_TURN = "select pg_try_advisory_xact_lock(27432146867348336)";

    private static final int TO_FILE = 1_000;

    /// How often an interval it is looked whether a checkpoint is due: replicas' timers do not go off together.
    private static final int LOOKS = 6;

    private final Database database;
    private final TreeTables tables;
    private final CheckpointTable checkpoints;
    private final AuditKeys keys;
    private final Outbox outbox;
    private final CheckpointConfig config;
    private final Clock clock;
    private final Optional<CheckpointFile> file;
    private final Periodic turns;

    Checkpoints(
            Database database,
            TreeTables tables,
            CheckpointTable checkpoints,
            AuditKeys keys,
            Outbox outbox,
            CheckpointConfig config,
            Clock clock,
            Vertx vertx) {
        this.database = database;
        this.tables = tables;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.file = config.checkpointFile().map(CheckpointFile::new);
        this.turns = new Periodic(
                vertx, "audit-checkpoint", config.checkpointInterval().dividedBy(LOOKS), this::turn);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    Uni<Void> turn() {
        return database.asSystem(this::make).chain(this::toFile);
    }

    private Uni<Void> make(SqlConnection tx) {
        return tx.query(CLAIM_TURN)
                .execute()
                .chain(turn -> turn.iterator().next().getBoolean(0) ? makeIfDue(tx) : nothing());
    }

    private Uni<Void> makeIfDue(SqlConnection tx) {
        return checkpoints
                .latest(tx)
                .chain(latest -> tables.tip(tx).chain(tip -> isDue(latest, tip) ? sign(tx, tip) : nothing()));
    }

    private boolean isDue(Optional<SignedCheckpoint> latest, Tip tip) {
        return latest.map(SignedCheckpoint::checkpoint)
                .map(last -> tip.size() > last.size()
                        && !clock.instant().isBefore(last.at().plus(config.checkpointInterval())))
                .orElse(tip.size() > 0);
    }

    private Uni<Void> sign(SqlConnection tx, Tip tip) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return tables.root(tx, tip.size())
                .chain(root -> keys.sign(new Checkpoint(config.origin(), tip.size(), root, now)))
                .chain(signed -> checkpoints.add(tx, signed).chain(() -> outbox.append(tx, event(signed))));
    }

    private static AuditCheckpointed event(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        return new AuditCheckpointed(
                checkpoint.origin(), checkpoint.size(), checkpoint.root().hex(), checkpoint.at(), signed.note());
    }

    /// Each replica brings its own file up to date from the table, so that none lacks what another one signed.
    private Uni<Void> toFile() {
        return file.map(this::extend).orElseGet(Checkpoints::nothing);
    }

    private Uni<Void> extend(CheckpointFile target) {
        return onDisk().map(ready -> target.largest())
                .chain(largest -> database.asSystem(tx -> checkpoints.after(tx, largest, TO_FILE)))
                .chain(missing -> missing.isEmpty() ? nothing() : onDisk().invoke(() -> target.append(missing)));
    }

    /// The disk blocks, so what follows runs on a worker.
    private static Uni<Void> onDisk() {
        return Uni.createFrom().voidItem().emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
