package io.cloudfreedom.router.usage.rebuild;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Runs rebuilds in the background, one at a time in all replicas, and keeps what came out.
@ApplicationScoped
class Rebuilds {
    private static final Logger LOG = Logger.getLogger(Rebuilds.class);

    /// Held by the transaction that rebuilds: a run whose process died holds it no longer.
    private static final String TRY_ALONE = "select pg_try_advisory_xact_lock(hashtext('ledger rebuild')) as alone";

    private static final String GIVE_UP_DEAD =
            "update rebuild set state = 'failed', finished = now() where state = 'running'";

    private static final String START = "insert into rebuild (id, started_by, state) values ($1, $2, 'running')";

    private static final String FINISH = "update rebuild set state = $2, result = $3, finished = now() where id = $1";

    private static final String READ =
            "select id, started, started_by, finished, state, result from rebuild where id = $1";

    private final Database database;
    private final Rebuilder rebuilder;
    private final Clock clock;

    Rebuilds(Database database, Rebuilder rebuilder, Clock clock) {
        this.database = database;
        this.rebuilder = rebuilder;
        this.clock = clock;
    }

    /// Begins one.
    ///
    /// @throws RebuildRunning while there is one
    Uni<Rebuild> start(String actor) {
        UUID id = Uuid7.at(clock.instant());
        return database.asSystem(tx -> tx.query(TRY_ALONE)
                        .execute()
                        .map(rows -> rows.iterator().next().getBoolean("alone"))
                        .chain(alone -> alone
                                ? tx.query(GIVE_UP_DEAD)
                                        .execute()
                                        .chain(() -> tx.preparedQuery(START).execute(Tuple.of(id, actor)))
                                : Uni.createFrom().failure(new RebuildRunning())))
                .invoke(() -> run(id))
                .chain(() -> read(id));
    }

    /// @throws NotFound when there is no such run
    Uni<Rebuild> read(UUID id) {
        return database.asSystem(tx -> tx.preparedQuery(READ).execute(Tuple.of(id)))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new NotFound("rebuild");
                    }
                    return rebuild(rows.iterator().next());
                });
    }

    private void run(UUID id) {
        database.asSystem(rebuilder::run)
                .chain(result -> finish(id, result.same() ? "same" : "different", ContractJson.write(result)))
                .onFailure()
                .call(failure -> finish(id, "failed", null))
                .subscribe()
                .with(
                        done -> LOG.infof("ledger rebuilt rebuild_id=%s", id),
                        failure -> LOG.errorf(failure, "ledger not rebuilt rebuild_id=%s", id));
    }

    private Uni<Void> finish(UUID id, String state, @Nullable String result) {
        return database.asSystem(tx -> tx.preparedQuery(FINISH).execute(Tuple.of(id, state, result)))
                .replaceWithVoid();
    }

    private static Rebuild rebuild(Row row) {
        OffsetDateTime finished = row.getOffsetDateTime("finished");
        String result = row.getString("result");
        return new Rebuild(
                row.getUUID("id"),
                Rebuild.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("started").toInstant(),
                row.getString("started_by"),
                finished == null ? null : finished.toInstant(),
                result == null ? null : ContractJson.read(result, Rebuild.Result.class));
    }
}
