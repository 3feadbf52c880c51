package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.key.audit.checkpoint.CheckpointTable;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.proof.LogReader.Placed;
import io.cloudfreedom.router.key.audit.sequence.TreeTables;
import io.cloudfreedom.router.key.audit.tree.Hash;
import io.cloudfreedom.router.key.audit.tree.Node;
import io.cloudfreedom.router.key.audit.tree.Proofs;
import io.cloudfreedom.router.key.audit.tree.Range;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes proofs from the stored nodes, a number of them that grows with the logarithm of the log.
@ApplicationScoped
class Prover {
    private final Database database;
    private final LogReader log;
    private final TreeTables tables;
    private final CheckpointTable checkpoints;

    Prover(Database database, LogReader log, TreeTables tables, CheckpointTable checkpoints) {
        this.database = database;
        this.log = log;
        this.tables = tables;
        this.checkpoints = checkpoints;
    }

    /// That an entry is in the log of a checkpoint.
    ///
    /// @param size the checkpoint's; the latest when empty
    Uni<Inclusion> inclusion(Scope scope, long seq, OptionalLong size) {
        return database.inTransaction(
                scope,
                tx -> entry(tx, seq)
                        .chain(placed -> checkpoint(tx, size).chain(signed -> {
                            if (signed.checkpoint().size() <= seq) {
                                throw new AuditError.CheckpointPending();
                            }
                            return inclusions(
                                            tx,
                                            List.of(placed),
                                            signed.checkpoint().size())
                                    .map(proofs -> inclusion(placed, proofs.getFirst(), signed));
                        })));
    }

    /// Proofs for several entries of a log of the given size, in their order.
    Uni<List<List<String>>> inclusions(SqlConnection tx, List<Placed> entries, long size) {
        List<List<Range>> paths = entries.stream()
                .map(placed -> Proofs.inclusion(placed.entry().seq(), size))
                .toList();
        return hashes(tx, paths)
                .map(known -> paths.stream().map(path -> hex(path, known)).toList());
    }

    /// That the log of one checkpoint is the beginning of another's.
    Uni<Consistency> consistency(Scope scope, long from, OptionalLong to) {
        return database.inTransaction(
                scope,
                tx -> checkpoint(tx, OptionalLong.of(from))
                        .chain(older -> checkpoint(tx, to).chain(newer -> consistency(tx, older, newer))));
    }

    Uni<Consistency> consistency(SqlConnection tx, SignedCheckpoint older, SignedCheckpoint newer) {
        if (older.checkpoint().size() > newer.checkpoint().size()) {
            throw new NotFound("later checkpoint");
        }
        List<Range> path =
                Proofs.consistency(older.checkpoint().size(), newer.checkpoint().size());
        return hashes(tx, List.of(path))
                .map(known -> new Consistency(CheckpointView.of(older), CheckpointView.of(newer), hex(path, known)));
    }

    private Uni<Placed> entry(SqlConnection tx, long seq) {
        return log.inOrder(tx, seq, seq + 1, null, 1)
                .map(found -> found.stream().findFirst().orElseThrow(() -> new NotFound("audit entry")));
    }

    private Uni<SignedCheckpoint> checkpoint(SqlConnection tx, OptionalLong size) {
        return size.isEmpty()
                ? checkpoints.latest(tx).map(found -> found.orElseThrow(AuditError.CheckpointPending::new))
                : checkpoints.ofSize(tx, size.getAsLong()).map(Prover::found);
    }

    private static SignedCheckpoint found(Optional<SignedCheckpoint> checkpoint) {
        return checkpoint.orElseThrow(() -> new NotFound("checkpoint"));
    }

    private Uni<Map<Node, Hash>> hashes(SqlConnection tx, List<List<Range>> paths) {
        Set<Node> nodes = paths.stream()
                .flatMap(List::stream)
                .flatMap(range -> range.nodes().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return tables.hashes(tx, nodes);
    }

    private static List<String> hex(List<Range> path, Map<Node, Hash> known) {
        Function<Node, Hash> hashes = known::get;
        return path.stream().map(range -> range.hash(hashes).hex()).toList();
    }

    private static Inclusion inclusion(Placed placed, List<String> proof, SignedCheckpoint signed) {
        return new Inclusion(
                placed.entry().seq(),
                placed.entry().members(),
                placed.leaf().hex(),
                signed.checkpoint().size(),
                proof,
                CheckpointView.of(signed));
    }
}
