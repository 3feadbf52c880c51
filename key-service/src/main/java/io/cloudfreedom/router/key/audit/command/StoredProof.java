package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.tree.Entry;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Node;
import io.cloudfreedom.router.key.audit.tree.Proofs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The proof that an entry is in the log of a checkpoint, from the stored nodes.
final class StoredProof {
    private static final String ENTRY = """
            select l.prev_hash, l.leaf_hash, %s from audit_leaf l join audit_event e on e.id = l.event_id
            where l.seq = ?
            """.formatted(EntryResult.COLUMNS);

    private static final String CHECKPOINT = """
            select note from audit_checkpoint where size = ? or ? < 0 order by size desc limit 1
            """;

    private static final String NODE = "select hash from audit_node where index = ? and level = ?";

    private final Connection db;

    private StoredProof(Connection db) {
        this.db = db;
    }

    /// In the form of `GET /api/audit/proof/{seq}`.
    ///
    /// @throws IllegalArgumentException when there is no such entry or checkpoint, or the one does not cover the
    /// other
    static Map<String, Object> of(Connection db, long seq, OptionalLong size) throws SQLException {
        return new StoredProof(db).of(seq, size.orElse(-1));
    }

    private Map<String, Object> of(long seq, long wanted) throws SQLException {
        SignedCheckpoint signed = checkpoint(wanted);
        long size = signed.checkpoint().size();
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("seq", seq);
        try (PreparedStatement query = db.prepareStatement(ENTRY)) {
            query.setLong(1, seq);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no entry " + seq);
                }
                Entry entry = EntryResult.entry(row, seq, Hash.of(row.getBytes("prev_hash")));
                proof.put("entry", entry.members());
                proof.put("leaf_hash", Hash.of(row.getBytes("leaf_hash")).hex());
            }
        }
        proof.put("tree_size", size);
        List<String> path = Proofs.inclusion(seq, size).stream()
                .map(range -> range.hash(this::node).hex())
                .toList();
        proof.put("proof", path);
        proof.put("checkpoint", Map.of("note", signed.note()));
        return proof;
    }

    private SignedCheckpoint checkpoint(long size) throws SQLException {
        try (PreparedStatement query = db.prepareStatement(CHECKPOINT)) {
            query.setLong(1, size);
            query.setLong(2, size);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no such checkpoint");
                }
                return SignedCheckpoint.parse(row.getString("note"));
            }
        }
    }

    private Hash node(Node node) {
        try (PreparedStatement query = db.prepareStatement(NODE)) {
            query.setLong(1, node.index());
            query.setInt(2, node.level());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the log lacks a node; run audit fsck");
                }
                return Hash.of(row.getBytes(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("nodes cannot be read", e);
        }
    }
}
