package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Frontier;
import io.cloudfreedom.router.key.audit.tree.Hash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/// Changes the tables of a log at random, as their administrator could.
final class Tampering {
    private static final List<String> EVENT_COLUMNS = List.of(
            "actor = actor || 'x'",
            "action = 'nothing.happened'",
            "object = object || '0'",
            "outcome = case outcome when 'done' then 'refused' else 'done' end",
            "reason = coalesce(reason, '') || '.'",
            "request_id = coalesce(request_id, '') || '.'",
            "source = source || '-'",
            "ts = ts + interval '1 ms'",
            "tenant_id = gen_random_uuid()",
            "before = before || '{\"name\": \"v1:0\"}'",
            "after = after || '{\"quota\": \"v1:0\"}'",
            "detail = detail || '{\"by\": \"nobody\"}'",
            "id = gen_random_uuid()");

    private final Connection db;
    private final Random random;
    private final long size;

    Tampering(Connection db, Random random, long size) {
        this.db = db;
        this.random = random;
        this.size = size;
    }

    /// @return what was done
    String once() throws SQLException {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> changeEntry();
            case 3 ->
                doing(
                        "delete entry",
                        "delete from audit_event e using audit_leaf l where l.event_id = e.id and l.seq = " + seq());
            case 4 -> deletePlace();
            case 5 -> insertEntry();
            case 6 -> insertPlace();
            case 7 -> swapPlaces();
            case 8 -> swapEntries();
            case 9 -> cut();
            case 10 -> doing("change leaf", "update audit_leaf set leaf_hash = sha256(leaf_hash) where seq = " + seq());
            case 11 -> changeNode();
            case 12 -> changeCheckpoint();
            default -> rewrite();
        };
    }

    private long seq() {
        return random.nextLong(size);
    }

    private String changeEntry() throws SQLException {
        String change = EVENT_COLUMNS.get(random.nextInt(EVENT_COLUMNS.size()));
        return doing(
                "change entry: " + change,
                "update audit_event e set " + change + " from audit_leaf l where l.event_id = e.id and l.seq = "
                        + seq());
    }

    private String deletePlace() throws SQLException {
        long seq = seq();
        doing("", "delete from audit_event e using audit_leaf l where l.event_id = e.id and l.seq = " + seq);
        return doing("delete entry and leaf", "delete from audit_leaf where seq = " + seq);
    }

    private String insertEntry() throws SQLException {
        return doing("insert entry", copyOf(seq(), "gen_random_uuid()"));
    }

    /// A new entry in the middle; what comes after it moves on.
    private String insertPlace() throws SQLException {
        long seq = seq();
        String id = "'00000000-0000-7000-8000-0000000000ff'::uuid";
        doing("", copyOf(seq, id));
        doing("", "update audit_leaf set seq = seq + 1 where seq >= " + seq);
        return doing("insert entry and leaf", """
                insert into audit_leaf (seq, event_id, tenant_id, prev_hash, leaf_hash)
                select %1$d, %2$s, tenant_id, prev_hash, leaf_hash from audit_leaf where seq = %1$d + 1
                """.formatted(seq, id));
    }

    private static String copyOf(long seq, String id) {
        return """
                insert into audit_event (id, ts, tenant_id, source, actor, action, object, outcome, reason, request_id,
                                         before, after, detail)
                select %s, ts, e.tenant_id, source, 'mallory', action, object, outcome, reason, request_id, before,
                       after, detail
                from audit_event e join audit_leaf l on l.event_id = e.id where l.seq = %d
                """.formatted(id, seq);
    }

    private String swapPlaces() throws SQLException {
        long one = seq();
        long other = (one + 1 + random.nextLong(size - 1)) % size;
        return doing("swap places", """
                update audit_leaf set seq = case seq when %1$d then %2$d else %1$d end where seq in (%1$d, %2$d)
                """.formatted(one, other));
    }

    /// The leaves stay, their entries change places.
    private String swapEntries() throws SQLException {
        long one = seq();
        long other = (one + 1 + random.nextLong(size - 1)) % size;
        return doing("swap entries", """
                update audit_leaf l set event_id = o.event_id, tenant_id = o.tenant_id from audit_leaf o
                where l.seq in (%1$d, %2$d) and o.seq in (%1$d, %2$d) and l.seq <> o.seq
                """.formatted(one, other));
    }

    /// Takes away the end of the log, with every trace of it that the database has.
    private String cut() throws SQLException {
        long from = seq();
        doing("", "delete from audit_event e using audit_leaf l where l.event_id = e.id and l.seq >= " + from);
        doing("", "delete from audit_node where (index + 1) << level > " + from);
        doing("", "delete from audit_checkpoint where size > " + from);
        return doing("cut at " + from, "delete from audit_leaf where seq >= " + from);
    }

    private String changeNode() throws SQLException {
        String which = " where (level, index) = (select level, index from audit_node order by level, index offset "
                + random.nextLong(size / 4) + " limit 1)";
        return switch (random.nextInt(3)) {
            case 0 -> doing("change node", "update audit_node set hash = sha256(hash)" + which);
            case 1 -> doing("delete node", "delete from audit_node" + which);
            default ->
                doing("insert node", "insert into audit_node select level + 40, index, hash from audit_node" + which);
        };
    }

    private String changeCheckpoint() throws SQLException {
        String which = " where size = (select size from audit_checkpoint order by size offset " + random.nextInt(1_000)
                + " % (select count(*) from audit_checkpoint) limit 1)";
        return switch (random.nextInt(4)) {
            case 0 -> doing("change root", "update audit_checkpoint set root = sha256(root)" + which);
            case 1 ->
                doing("change note", "update audit_checkpoint set note = replace(note, E'\\n\\n', E'x\\n\\n')" + which);
            case 2 -> doing("change time", "update audit_checkpoint set at = at - interval '1 day'" + which);
            default -> doing("delete checkpoint", "delete from audit_checkpoint" + which);
        };
    }

    /// Changes an entry and makes leaves, chain and nodes anew, so that the tables agree with each other; only the
    /// signatures cannot be made.
    private String rewrite() throws SQLException {
        changeEntry();
        doing("", "update audit_leaf l set tenant_id = e.tenant_id from audit_event e where e.id = l.event_id");
        doing("", "delete from audit_leaf l where not exists (select 1 from audit_event e where e.id = l.event_id)");
        doing("", "delete from audit_node");
        try (Statement query = db.createStatement();
                ResultSet rows = query.executeQuery("select l.seq, " + EntryResult.COLUMNS
                        + " from audit_leaf l join audit_event e on e.id = l.event_id order by l.seq");
                PreparedStatement leaf = db.prepareStatement(
                        "update audit_leaf set prev_hash = ?, leaf_hash = ?, seq = ? where event_id = ?::uuid");
                PreparedStatement node = db.prepareStatement("insert into audit_node values (?, ?, ?)")) {
            Frontier frontier = Frontier.empty((at, hash) -> add(node, at.level(), at.index(), hash));
            Hash previous = Hash.NONE;
            while (rows.next()) {
                Entry entry = EntryResult.entry(rows, frontier.size(), previous);
                leaf.setBytes(1, previous.bytes());
                leaf.setBytes(2, entry.leaf().bytes());
                leaf.setLong(3, entry.seq());
                leaf.setString(4, entry.id().toString());
                leaf.addBatch();
                previous = entry.leaf();
                frontier.add(previous);
            }
            leaf.executeBatch();
            node.executeBatch();
        }
        if (random.nextBoolean()) {
            doing("", "delete from audit_checkpoint");
        }
        return "rewrite";
    }

    private static void add(PreparedStatement node, int level, long index, Hash hash) {
        try {
            node.setInt(1, level);
            node.setLong(2, index);
            node.setBytes(3, hash.bytes());
            node.addBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String doing(String what, String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.executeUpdate(sql);
            return what;
        }
    }
}
