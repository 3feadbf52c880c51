package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The rows that say what is booked of each request: who holds a row decides alone about its request.
///
/// A transaction first opens the rows that are not there, then locks those that are, both in order of the ids; a
/// month is closed while nobody does.
final class Settlements {
    /// The advisory lock that closing a month takes alone and every booking shares: `hashtext` of this.
    static final String CLOSING = "ledger closing";

    private static final String GATE = """
            with gate as materialized (select pg_advisory_xact_lock_shared(hashtext('%s')))
            """.formatted(CLOSING);

    private static final String OPEN = GATE + """
            insert into settlement (request_id, revision, booking)
            select r.id, r.revision, r.booking
            from unnest($1::uuid[], $2::int[], $3::text[]) as r (id, revision, booking) cross join gate
            order by r.id
            on conflict do nothing
            returning request_id
            """;

    private static final String LOCK = GATE + """
            select s.request_id, s.revision, s.booking from settlement s cross join gate
            where s.request_id = any($1) order by s.request_id for update of s
            """;

    private static final String SAVE = """
            update settlement s set revision = r.revision, booking = r.booking
            from unnest($1::uuid[], $2::int[], $3::text[]) as r (request_id, revision, booking)
            where s.request_id = r.request_id
            """;

    private Settlements() {}

    /// Writes the first settlements of requests.
    ///
    /// @param settlements in the order of their requests
    /// @return the requests that had none before
    static Uni<Set<UUID>> open(SqlConnection tx, Collection<Settlement> settlements) {
        return tx.preparedQuery(OPEN)
                .execute(columns(settlements))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID(0))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Those of these requests, until the transaction ends.
    static Uni<List<Settlement>> lock(SqlConnection tx, SortedSet<UUID> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(LOCK)
                        .execute(Tuple.tuple().addArrayOfUUID(requests.toArray(UUID[]::new)))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(Settlements::read)
                                .toList());
    }

    static Uni<Void> save(SqlConnection tx, Collection<Settlement> settlements) {
        return settlements.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(SAVE).execute(columns(settlements)).replaceWithVoid();
    }

    private static Tuple columns(Collection<Settlement> settlements) {
        return Tuple.tuple()
                .addArrayOfUUID(settlements.stream().map(Settlement::requestId).toArray(UUID[]::new))
                .addArrayOfInteger(
                        settlements.stream().map(Settlement::revision).toArray(Integer[]::new))
                .addArrayOfString(settlements.stream()
                        .map(s -> s.booking() == null ? null : ContractJson.write(s.booking()))
                        .toArray(String[]::new));
    }

    private static Settlement read(Row row) {
        String booking = row.getString("booking");
        return new Settlement(
                row.getUUID("request_id"),
                row.getInteger("revision"),
                booking == null ? null : ContractJson.read(booking, Booking.class));
    }
}
