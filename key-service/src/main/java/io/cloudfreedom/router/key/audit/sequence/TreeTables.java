package io.cloudfreedom.router.key.audit.sequence;

import io.cloudfreedom.router.key.audit.tree.Frontier;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Node;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The leaves and nodes that the database holds. Rows are added, and never change.
@ApplicationScoped
public class TreeTables {
    private static final String TIP = "select seq, leaf_hash from audit_leaf order by seq desc limit 1";

    private static final String NODES = """
            select n.level, n.index, n.hash from audit_node n
            join unnest($1::int[], $2::bigint[]) as wanted(level, index) using (level, index)
            """;

    private static final String ADD_LEAVES = """
            insert into audit_leaf (seq, event_id, tenant_id, prev_hash, leaf_hash)
            select * from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[])
            """;

    private static final String ADD_NODES = """
            insert into audit_node (level, index, hash) select * from unnest($1::int[], $2::bigint[], $3::bytea[])
            """;

    /// The last entry of the log.
    public record Tip(long size, Hash leaf) {}

    /// A leaf to add.
    record NewLeaf(long seq, UUID eventId, UUID tenantId, Hash previous, Hash leaf) {}

    /// How long the log is, and the last leaf.
    public Uni<Tip> tip(SqlConnection tx) {
        return tx.query(TIP).execute().map(rows -> {
            Row last = first(rows);
            return last == null
                    ? new Tip(0, Hash.NONE)
                    : new Tip(
                            last.getLong("seq") + 1,
                            Hash.of(last.getBuffer("leaf_hash").getBytes()));
        });
    }

    /// The root of the tree of the first `size` entries.
    public Uni<Hash> root(SqlConnection tx, long size) {
        return hashes(tx, Frontier.nodes(size))
                .map(known -> Frontier.of(size, known::get, (node, hash) -> {}).root());
    }

    /// The hashes of complete subtrees.
    ///
    /// @throws IllegalStateException when one is not there
    public Uni<Map<Node, Hash>> hashes(SqlConnection tx, Collection<Node> nodes) {
        if (nodes.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return tx.preparedQuery(NODES)
                .execute(Tuple.of(levels(nodes), indexes(nodes)))
                .map(rows -> complete(nodes, rows));
    }

    Uni<Void> add(SqlConnection tx, List<NewLeaf> leaves, Map<Node, Hash> nodes) {
        return tx.preparedQuery(ADD_LEAVES)
                .execute(Tuple.of(
                        leaves.stream().map(NewLeaf::seq).toArray(Long[]::new),
                        leaves.stream().map(NewLeaf::eventId).toArray(UUID[]::new),
                        leaves.stream().map(NewLeaf::tenantId).toArray(UUID[]::new),
                        buffers(leaves.stream().map(NewLeaf::previous).toList()),
                        buffers(leaves.stream().map(NewLeaf::leaf).toList())))
                .chain(() -> addNodes(tx, nodes));
    }

    private static Uni<Void> addNodes(SqlConnection tx, Map<Node, Hash> nodes) {
        List<Node> ids = List.copyOf(nodes.keySet());
        return tx.preparedQuery(ADD_NODES)
                .execute(Tuple.of(
                        levels(ids),
                        indexes(ids),
                        buffers(ids.stream().map(nodes::get).toList())))
                .replaceWithVoid();
    }

    private static Integer[] levels(Collection<Node> nodes) {
        return nodes.stream().map(Node::level).toArray(Integer[]::new);
    }

    private static Long[] indexes(Collection<Node> nodes) {
        return nodes.stream().map(Node::index).toArray(Long[]::new);
    }

    private static Map<Node, Hash> complete(Collection<Node> wanted, RowSet<Row> rows) {
        Map<Node, Hash> hashes = new HashMap<>();
        for (Row row : rows) {
            hashes.put(
                    new Node(row.getInteger("level"), row.getLong("index")),
                    Hash.of(row.getBuffer("hash").getBytes()));
        }
        if (!hashes.keySet().containsAll(wanted)) {
            throw new IllegalStateException("the audit log lacks nodes of its tree; run audit fsck");
        }
        return hashes;
    }

    private static Buffer[] buffers(List<Hash> hashes) {
        return hashes.stream().map(hash -> Buffer.buffer(hash.bytes())).toArray(Buffer[]::new);
    }

    private static @Nullable Row first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : rows.iterator().next();
    }
}
