package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.kit.tenancy.Pages;
import io.cloudfreedom.router.pricing.PriceBook;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Books every record that was ever received again, turn by turn as it was booked before, with the prices of then.
///
/// The books that it writes are those that the transaction's search path finds first: a caller puts empty ones there.
/// It moves no lease and no window. Memory is that of a page of records, however many there are.
@ApplicationScoped
public class Replay {
    private static final int PAGE = 1_000;

    private static final String RECORDS = """
            select request_id, source, digest, payload, turn, terms_version, open_month, received
            from usage_record
            union all
            select request_id, null, null, null, turn, null, open_month, received from second_look
            order by request_id, turn, source, digest
            """;

    private final FactBook factBook;

    Replay(FactBook factBook) {
        this.factBook = factBook;
    }

    /// @return how many requests there were
    public Uni<Long> replay(SqlConnection tx) {
        Carry carry = new Carry();
        return Pages.of(tx, RECORDS, Tuple.tuple(), PAGE)
                .onItem()
                .transformToUniAndConcatenate(page -> book(tx, carry.complete(page)))
                .collect()
                .with(Collectors.summingLong(Long::longValue))
                .chain(sum -> book(tx, carry.rest()).map(last -> sum + last));
    }

    private Uni<Long> book(SqlConnection tx, Map<UUID, List<Told>> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        List<Evidence> evidence = requests.values().stream()
                .map(told -> Evidence.of(told.stream().flatMap(Told::records).toList()))
                .toList();
        return factBook.about(tx, evidence)
                .chain(known -> factBook.turns(tx, known.facts().book()).map(turns -> entries(requests, known, turns)))
                .chain(entries -> Books.enter(tx, entries))
                .replaceWith(() -> (long) requests.size());
    }

    private static List<Entry> entries(
            Map<UUID, List<Told>> requests, FactBook.Known known, Map<UUID, Long> priceTurns) {
        Batch batch = new Batch();
        requests.forEach((request, told) -> {
            Settlement settlement = Settlement.none(request);
            List<Evidence.Kept> soFar = new ArrayList<>();
            for (List<Told> turn : turns(told)) {
                Turn now = turn.getFirst().turn();
                turn.stream().flatMap(Told::records).forEach(soFar::add);
                Evidence evidence = Evidence.of(soFar);
                settlement = batch.settle(
                        settlement,
                        evidence.testimonies(),
                        known.of(evidence).with(before(now, known.facts().book(), priceTurns)),
                        now);
            }
        });
        return batch.entries();
    }

    /// The prices that were there in that turn.
    private static PriceBook before(Turn now, PriceBook book, Map<UUID, Long> priceTurns) {
        return priceTurns.isEmpty()
                ? book
                : PriceBook.of(book.all().stream()
                        .filter(price -> priceTurns.getOrDefault(price.priceId(), 0L) < now.number())
                        .toList());
    }

    private static Iterable<List<Told>> turns(List<Told> told) {
        Map<Long, List<Told>> turns = new TreeMap<>();
        told.forEach(record -> turns.computeIfAbsent(record.turn().number(), number -> new ArrayList<>())
                .add(record));
        return turns.values();
    }

    /// A turn of a request, and a record that it booked; none when the request was only looked at again.
    private record Told(Evidence.@Nullable Kept kept, Turn turn) {
        static Told of(Row row) {
            return new Told(row.getString("source") == null ? null : RecordLog.kept(row), RecordLog.turn(row));
        }

        Stream<Evidence.Kept> records() {
            return Stream.ofNullable(kept);
        }
    }

    /// The last request of a page may go on in the next one.
    private static final class Carry {
        private final List<Row> open = new ArrayList<>();

        Map<UUID, List<Told>> complete(RowSet<Row> page) {
            List<Row> rows = new ArrayList<>(open);
            page.forEach(rows::add);
            open.clear();
            if (rows.isEmpty()) {
                return Map.of();
            }
            UUID last = rows.getLast().getUUID("request_id");
            rows.stream().filter(row -> row.getUUID("request_id").equals(last)).forEach(open::add);
            rows.removeIf(row -> row.getUUID("request_id").equals(last));
            return byRequest(rows);
        }

        Map<UUID, List<Told>> rest() {
            return byRequest(open);
        }

        private static Map<UUID, List<Told>> byRequest(List<Row> rows) {
            Map<UUID, List<Told>> requests = new LinkedHashMap<>();
            rows.forEach(row -> requests.computeIfAbsent(row.getUUID("request_id"), id -> new ArrayList<>())
                    .add(Told.of(row)));
            return requests;
        }
    }
}
