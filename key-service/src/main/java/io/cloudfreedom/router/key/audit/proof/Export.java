package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.key.audit.checkpoint.AuditKeys;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointTable;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import io.cloudfreedom.router.key.audit.proof.LogReader.Placed;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The log up to its latest checkpoint, as lines of JSON that can be verified by themselves: a head with the
/// keys, then the checkpoints, then the entries in order.
///
/// An export of the whole log needs no proofs, since every root can be computed from its leaves. One of a single
/// tenant's entries has a proof for each, and one between each checkpoint and the next.
@ApplicationScoped
class Export {
    private static final String FORMAT = "cloudfreedom-audit-export-1";
    private static final int PAGE = 500;

    private final Database database;
    private final LogReader log;
    private final Prover prover;
    private final CheckpointTable checkpoints;
    private final AuditKeys keys;

    Export(Database database, LogReader log, Prover prover, CheckpointTable checkpoints, AuditKeys keys) {
        this.database = database;
        this.log = log;
        this.prover = prover;
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /// @param tenantId whose entries; everybody's when null
    Multi<Map<String, Object>> lines(Scope scope, @Nullable UUID tenantId) {
        return Uni.combine()
                .all()
                .unis(keys.all(), database.inTransaction(scope, checkpoints::latest))
                .asTuple()
                .onItem()
                .transformToMulti(found -> found.getItem2()
                        .map(latest -> lines(scope, tenantId, found.getItem1(), latest))
                        .orElseThrow(AuditError.CheckpointPending::new));
    }

    private Multi<Map<String, Object>> lines(
            Scope scope, @Nullable UUID tenantId, List<VerifierKey> verifiers, SignedCheckpoint latest) {
        long size = latest.checkpoint().size();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(head(tenantId, verifiers, latest)),
                        pages(after -> database.inTransaction(
                                scope, tx -> checkpointLines(tx, after, size, tenantId != null))),
                        pages(from -> database.inTransaction(scope, tx -> entryLines(tx, from, size, tenantId))));
    }

    private static Map<String, Object> head(
            @Nullable UUID tenantId, List<VerifierKey> verifiers, SignedCheckpoint latest) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("origin", latest.checkpoint().origin());
        head.put("tree_size", latest.checkpoint().size());
        if (tenantId != null) {
            head.put("tenant_id", tenantId.toString());
        }
        head.put("keys", verifiers.stream().map(VerifierKey::toString).toList());
        return head;
    }

    /// A part of the export, and where the next one begins; negative at the end.
    private record Part(List<Map<String, Object>> lines, long next) {}

    private static Multi<Map<String, Object>> pages(Function<Long, Uni<Part>> page) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, position -> page.apply(position.get()).invoke(part -> position.set(part.next())))
                .whilst(part -> part.next() >= 0)
                .onItem()
                .transformToIterable(Part::lines);
    }

    private Uni<Part> checkpointLines(SqlConnection tx, long after, long size, boolean withProofs) {
        return checkpoints
                .after(tx, after, PAGE)
                .map(found -> found.stream()
                        .filter(signed -> signed.checkpoint().size() <= size)
                        .toList())
                .chain(page -> checkpointLines(tx, after, page, withProofs)
                        .map(lines -> new Part(
                                lines,
                                page.isEmpty()
                                        ? -1
                                        : page.getLast().checkpoint().size())));
    }

    private Uni<List<Map<String, Object>>> checkpointLines(
            SqlConnection tx, long after, List<SignedCheckpoint> page, boolean withProofs) {
        if (!withProofs) {
            return Uni.createFrom()
                    .item(page.stream().map(Export::checkpointLine).toList());
        }
        return checkpoints.ofSize(tx, after).chain(before -> {
            List<SignedCheckpoint> chain = new ArrayList<>();
            before.ifPresent(chain::add);
            chain.addAll(page);
            return Multi.createFrom()
                    .range(1, chain.size())
                    .onItem()
                    .transformToUniAndConcatenate(i -> prover.consistency(tx, chain.get(i - 1), chain.get(i)))
                    .map(Export::provenLine)
                    .collect()
                    .asList()
                    .map(proven -> before.isPresent() || page.isEmpty() ? proven : first(page.getFirst(), proven));
        });
    }

    private static List<Map<String, Object>> first(SignedCheckpoint checkpoint, List<Map<String, Object>> others) {
        List<Map<String, Object>> lines = new ArrayList<>();
        lines.add(checkpointLine(checkpoint));
        lines.addAll(others);
        return lines;
    }

    private static Map<String, Object> checkpointLine(SignedCheckpoint signed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("checkpoint", signed.note());
        return line;
    }

    private static Map<String, Object> provenLine(Consistency consistency) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("checkpoint", consistency.to().note());
        line.put("consistency", consistency.proof());
        return line;
    }

    private Uni<Part> entryLines(SqlConnection tx, long from, long size, @Nullable UUID tenantId) {
        return log.inOrder(tx, from, size, tenantId, PAGE)
                .chain(page -> entryLines(tx, page, size, tenantId != null)
                        .map(lines -> new Part(
                                lines,
                                page.isEmpty() ? -1 : page.getLast().entry().seq() + 1)));
    }

    private Uni<List<Map<String, Object>>> entryLines(
            SqlConnection tx, List<Placed> page, long size, boolean withProofs) {
        if (!withProofs) {
            return Uni.createFrom().item(page.stream().map(Export::entryLine).toList());
        }
        return prover.inclusions(tx, page, size).map(proofs -> {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                Map<String, Object> line = entryLine(page.get(i));
                line.put("proof", proofs.get(i));
                lines.add(line);
            }
            return lines;
        });
    }

    private static Map<String, Object> entryLine(Placed placed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("entry", placed.entry().members());
        line.put("leaf_hash", placed.leaf().hex());
        return line;
    }
}
