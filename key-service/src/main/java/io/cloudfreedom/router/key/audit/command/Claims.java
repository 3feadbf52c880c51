package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.checkpoint.Checkpoint;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.command.Finding.Kind;
import io.cloudfreedom.router.key.audit.tree.Hash;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// What checkpoints say about the log: its root at each size.
final class Claims {
    private static final String CHECKPOINTS = "select size, root, at, note from audit_checkpoint order by size";

    private final NavigableMap<Long, List<Hash>> roots = new TreeMap<>();
    private final List<Finding> findings;

    private Claims(List<Finding> findings) {
        this.findings = findings;
    }

    /// Those of the table and those of the witnesses, as far as they are to be believed.
    static Claims read(Connection db, Trust trust, List<Finding> findings) throws SQLException {
        Claims claims = new Claims(findings);
        Set<String> notes = new HashSet<>();
        try (Statement query = db.createStatement();
                ResultSet rows = query.executeQuery(CHECKPOINTS)) {
            while (rows.next()) {
                notes.add(rows.getString("note"));
                claims.row(rows, trust);
            }
        }
        for (SignedCheckpoint witness : trust.witnesses()) {
            claims.believe(witness, trust);
            if (!notes.contains(witness.note())) {
                findings.add(new Finding(
                        Kind.CHECKPOINT_MISSING, "size " + witness.checkpoint().size()));
            }
        }
        return claims;
    }

    private void row(ResultSet row, Trust trust) throws SQLException {
        long size = row.getLong("size");
        try {
            SignedCheckpoint signed = SignedCheckpoint.parse(row.getString("note"));
            Checkpoint checkpoint = signed.checkpoint();
            boolean same = checkpoint.size() == size
                    && checkpoint.root().equals(Hash.of(row.getBytes("root")))
                    && checkpoint
                            .at()
                            .equals(row.getObject("at", OffsetDateTime.class).toInstant());
            if (!same) {
                findings.add(new Finding(Kind.CHECKPOINT_CHANGED, "size " + size));
            }
            believe(signed, trust);
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Kind.CHECKPOINT_CHANGED, "size " + size));
        }
    }

    private void believe(SignedCheckpoint signed, Trust trust) {
        Checkpoint checkpoint = signed.checkpoint();
        if (trust.accepts(signed)) {
            roots.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint.root());
        } else {
            findings.add(new Finding(Kind.SIGNATURE_WRONG, "size " + checkpoint.size()));
        }
    }

    boolean has(long size) {
        return roots.containsKey(size);
    }

    /// Compares what is said of a size with what is there.
    void compare(long size, Hash root) {
        if (!roots.getOrDefault(size, List.of()).stream().allMatch(root::equals)) {
            findings.add(new Finding(Kind.REWRITTEN, "size " + size));
        }
    }

    /// The log ends here.
    void end(long size) {
        Map<Long, List<Hash>> beyond = roots.tailMap(size, false);
        beyond.keySet().forEach(claimed -> findings.add(new Finding(Kind.CUT, "size " + claimed + " to " + size)));
    }
}
