package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.command.Finding.Kind;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Node;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes that the database holds, read in the order in which a growing log completes them.
final class StoredNodes implements AutoCloseable {
    private static final String IN_ORDER = """
            select level, index, hash from audit_node order by (index + 1) << level, level
            """;

    private final Statement query;
    private final ResultSet rows;
    private final List<Finding> findings;
    private @Nullable Node next;

    StoredNodes(Connection db, int fetchSize, List<Finding> findings) throws SQLException {
        this.findings = findings;
        query = db.createStatement();
        query.setFetchSize(fetchSize);
        rows = query.executeQuery(IN_ORDER);
        advance();
    }

    /// The log has completed a subtree: the table must have it here.
    void expect(Node node, Hash hash) {
        try {
            while (next != null && !next.equals(node) && isBefore(next, node)) {
                report(next);
                advance();
            }
            if (!node.equals(next)) {
                report(node);
                return;
            }
            if (!hash.equals(Hash.of(rows.getBytes("hash")))) {
                report(node);
            }
            advance();
        } catch (SQLException e) {
            throw new IllegalStateException("nodes cannot be read", e);
        }
    }

    /// The log ends here, and so must the nodes.
    void end() throws SQLException {
        while (next != null) {
            report(next);
            advance();
        }
    }

    private static boolean isBefore(Node one, Node other) {
        long oneEnd = (one.index() + 1) << one.level();
        long otherEnd = (other.index() + 1) << other.level();
        return oneEnd < otherEnd || (oneEnd == otherEnd && one.level() < other.level());
    }

    private void report(Node node) {
        findings.add(new Finding(Kind.NODE_WRONG, "level " + node.level() + " index " + node.index()));
    }

    private void advance() throws SQLException {
        next = rows.next() ? new Node(rows.getInt("level"), rows.getLong("index")) : null;
    }

    @Override
    public void close() throws SQLException {
        query.close();
    }
}
