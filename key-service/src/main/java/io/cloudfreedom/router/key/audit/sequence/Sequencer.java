package io.cloudfreedom.router.key.audit.sequence;

import io.cloudfreedom.router.key.audit.sequence.TreeTables.NewLeaf;
import io.cloudfreedom.router.key.audit.sequence.TreeTables.Tip;
import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Frontier;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Node;
import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Takes entries from the queue into the log.
///
/// Guarantees: one replica at a time; `seq` has no gaps and never changes; an entry leaves the queue in the
/// transaction that gives it its place. Entries of one batch are in the order of their time.
@ApplicationScoped
public class Sequencer {
    /// Held for one batch. The key is the ASCII text "auditseq".
    private static final String CLAIM_TURN = "select pg_try_advisory_xact_lock(7022629598042219889)";

    private static final String QUEUED = """
            select %s from audit_queue q join audit_event e on e.id = q.event_id
            order by e.id limit $1
            """.formatted(EntryRow.COLUMNS);

    private static final String DEQUEUE = "delete from audit_queue where event_id = any($1)";

    private final Database database;
    private final TreeTables tables;
    private final Config config;
    private final LogMetrics metrics;
    private final Periodic turns;

    /// How the sequencer works.
    @ConfigMapping(prefix = "router.audit.sequencer")
    interface Config {
        /// Between two turns.
        @WithDefault("PT0.25S")
        Duration interval();

        /// Entries per transaction.
        @WithDefault("500")
        int batch();
    }

    Sequencer(Database database, TreeTables tables, Config config, LogMetrics metrics, Vertx vertx) {
        this.database = database;
        this.tables = tables;
        this.config = config;
        this.metrics = metrics;
        this.turns = new Periodic(vertx, "audit-sequencer", config.interval(), this::turn);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    /// Works until the queue is empty, or another replica has the turn.
    Uni<Void> turn() {
        return database.asSystem(this::batch)
                .invoke(metrics::sequenced)
                .repeat()
                .until(entries -> entries.size() < config.batch())
                .onItem()
                .ignoreAsUni();
    }

    private Uni<List<Entry>> batch(SqlConnection tx) {
        return tx.query(CLAIM_TURN)
                .execute()
                .chain(turn -> turn.iterator().next().getBoolean(0)
                        ? queued(tx)
                        : Uni.createFrom().item(List.<Row>of()))
                .chain(rows -> rows.isEmpty() ? Uni.createFrom().item(List.<Entry>of()) : place(tx, rows));
    }

    private Uni<List<Row>> queued(SqlConnection tx) {
        return tx.preparedQuery(QUEUED)
                .execute(Tuple.of(config.batch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private Uni<List<Entry>> place(SqlConnection tx, List<Row> rows) {
        return tables.tip(tx)
                .chain(tip -> tables.hashes(tx, Frontier.nodes(tip.size())).chain(edge -> append(tx, rows, tip, edge)))
                .call(() -> tx.preparedQuery(DEQUEUE).execute(Tuple.of((Object)
                        rows.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new))));
    }

    private Uni<List<Entry>> append(SqlConnection tx, List<Row> rows, Tip tip, Map<Node, Hash> edge) {
        Map<Node, Hash> completed = new LinkedHashMap<>();
        Frontier frontier = Frontier.of(tip.size(), edge::get, completed::put);
        List<NewLeaf> leaves = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Hash previous = tip.leaf();
        for (Row row : rows) {
            Entry entry = EntryRow.entry(row, frontier.size(), previous);
            Hash leaf = entry.leaf();
            entries.add(entry);
            leaves.add(new NewLeaf(entry.seq(), entry.id(), entry.tenantId(), previous, leaf));
            frontier.add(leaf);
            previous = leaf;
        }
        return tables.add(tx, leaves, completed).replaceWith(List.copyOf(entries));
    }
}
