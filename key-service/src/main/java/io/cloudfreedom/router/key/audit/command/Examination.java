package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.command.Finding.Kind;
import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Frontier;
import io.cloudfreedom.router.key.audit.tree.Hash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Reads the whole log once and tells everything that is wrong with it: every leaf is computed from its entry
/// anew, the tree from the leaves, and the roots are compared with what was signed.
///
/// The connection's transaction must see one state of the database throughout, and must not commit by itself.
final class Examination {
    private static final int FETCH_SIZE = 1_000;

    private static final String LEAVES = """
            select l.seq, l.event_id, l.tenant_id as leaf_tenant, l.prev_hash, l.leaf_hash, %s
            from audit_leaf l left join audit_event e on e.id = l.event_id
            order by l.seq
            """.formatted(EntryResult.COLUMNS);

    private static final String UNLOGGED = """
            select e.id from audit_event e
            where not exists (select 1 from audit_leaf l where l.event_id = e.id)
              and not exists (select 1 from audit_queue q where q.event_id = e.id)
            """;

    private static final String QUEUED_AGAIN = """
            select q.event_id from audit_queue q
            where exists (select 1 from audit_leaf l where l.event_id = q.event_id)
               or not exists (select 1 from audit_event e where e.id = q.event_id)
            """;

    private final Connection db;
    private final List<Finding> findings = new ArrayList<>();

    /// What was found, and how much was read.
    record Report(long entries, List<Finding> findings) {
        Report {
            findings = List.copyOf(findings);
        }
    }

    private Examination(Connection db) {
        this.db = db;
    }

    static Report of(Connection db, Trust trust) throws SQLException {
        Examination examination = new Examination(db);
        Claims claims = Claims.read(db, trust, examination.findings);
        long entries = examination.leaves(claims);
        examination.report(UNLOGGED, Kind.ENTRY_UNLOGGED);
        examination.report(QUEUED_AGAIN, Kind.QUEUE_WRONG);
        return new Report(entries, examination.findings);
    }

    private long leaves(Claims claims) throws SQLException {
        try (StoredNodes nodes = new StoredNodes(db, FETCH_SIZE, findings);
                Statement query = db.createStatement()) {
            query.setFetchSize(FETCH_SIZE);
            Frontier frontier = Frontier.empty(nodes::expect);
            Hash previous = Hash.NONE;
            long next = 0;
            try (ResultSet rows = query.executeQuery(LEAVES)) {
                while (rows.next()) {
                    long seq = rows.getLong("seq");
                    if (seq != next) {
                        findings.add(new Finding(Kind.GAP, "seq " + next + " to " + (seq - 1)));
                    }
                    next = seq + 1;
                    frontier.add(leaf(rows, seq, previous));
                    previous = Hash.of(rows.getBytes("leaf_hash"));
                    if (claims.has(frontier.size())) {
                        claims.compare(frontier.size(), frontier.root());
                    }
                }
            }
            nodes.end();
            claims.end(frontier.size());
            return frontier.size();
        }
    }

    /// The leaf as the entry has it now.
    private Hash leaf(ResultSet row, long seq, Hash previous) throws SQLException {
        Hash stored = Hash.of(row.getBytes("leaf_hash"));
        Hash follows = Hash.of(row.getBytes("prev_hash"));
        if (!follows.equals(previous)) {
            findings.add(new Finding(Kind.CHAIN_BROKEN, "seq " + seq));
        }
        if (row.getString("id") == null) {
            findings.add(new Finding(Kind.ENTRY_MISSING, "seq " + seq));
            return stored;
        }
        Entry entry = EntryResult.entry(row, seq, follows);
        if (!row.getString("leaf_tenant").equals(entry.tenantId().toString())) {
            findings.add(new Finding(Kind.TENANT_CHANGED, "seq " + seq));
        }
        Hash computed = entry.leaf();
        if (!computed.equals(stored)) {
            findings.add(new Finding(Kind.ENTRY_CHANGED, "seq " + seq));
        }
        return computed;
    }

    private void report(String sql, Kind kind) throws SQLException {
        try (Statement query = db.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                findings.add(new Finding(kind, "id " + rows.getString(1)));
            }
        }
    }
}
