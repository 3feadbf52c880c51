package io.cloudfreedom.router.usage.rebuild;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.usage.export.LedgerLines;
import io.cloudfreedom.router.usage.export.Sha256;
import io.cloudfreedom.router.usage.ledger.Replay;
import io.cloudfreedom.router.usage.report.Dimension;
import io.cloudfreedom.router.usage.report.Reports;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Builds the books again beside those that are there, in one snapshot, and compares them month by month.
///
/// The new books are temporary tables: they hide the real ones from the rest of the transaction and go with it.
@ApplicationScoped
class Rebuilder {
    private static final Set<Dimension> ALL = EnumSet.allOf(Dimension.class);

    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

    /// As long as the transaction lasts: one rebuild at a time.
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('ledger rebuild'))";

    private static final String NEW_BOOKS = """
            create temporary table ledger_entry (like public.ledger_entry including all) on commit drop;
            create temporary table usage_daily (like public.usage_daily including all) on commit drop
            """;

    private static final String MONTHS = """
            select month from ledger_entry union select month from usage_daily order by 1
            """;

    private final Replay replay;

    Rebuilder(Replay replay) {
        this.replay = replay;
    }

    Uni<Rebuild.Result> run(SqlConnection tx) {
        return tx.query(ONE_SNAPSHOT)
                .execute()
                .chain(() -> tx.query(ALONE).execute())
                .chain(() -> digests(tx))
                .chain(books -> tx.query(NEW_BOOKS)
                        .execute()
                        .chain(() -> replay.replay(tx))
                        .chain(requests ->
                                digests(tx).map(rebuilt -> new Rebuild.Result(requests, compare(books, rebuilt)))));
    }

    private static Uni<SortedMap<YearMonth, Rebuild.Digests>> digests(SqlConnection tx) {
        return tx.query(MONTHS)
                .execute()
                .chain(months -> Multi.createFrom()
                        .iterable(months)
                        .onItem()
                        .transformToUniAndConcatenate(row -> digests(tx, row))
                        .collect()
                        .in(TreeMap::new, (digests, month) -> digests.put(month.month(), month.digests())));
    }

    private static Uni<OfMonth> digests(SqlConnection tx, Row row) {
        YearMonth month = YearMonth.from(row.getLocalDate("month"));
        return Reports.monthly(tx, Scope.all(), month, ALL, null)
                .map(report -> Sha256.of(ContractJson.write(report).getBytes(StandardCharsets.UTF_8)))
                .chain(report -> Sha256.of(LedgerLines.csv(tx, Scope.all(), month, null))
                        .map(lines -> new OfMonth(month, new Rebuild.Digests(report, lines))));
    }

    private static List<Rebuild.Month> compare(
            SortedMap<YearMonth, Rebuild.Digests> books, SortedMap<YearMonth, Rebuild.Digests> rebuilt) {
        SortedSet<YearMonth> months = new TreeSet<>(books.keySet());
        months.addAll(rebuilt.keySet());
        return months.stream()
                .map(month -> Rebuild.Month.of(month, books.get(month), rebuilt.get(month)))
                .toList();
    }

    private record OfMonth(YearMonth month, Rebuild.Digests digests) {}
}
