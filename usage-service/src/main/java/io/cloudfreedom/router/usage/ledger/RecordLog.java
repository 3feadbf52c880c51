package io.cloudfreedom.router.usage.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Everything that any witness ever said, and when it was booked: the ledger can be built again from it.
final class RecordLog {
    private static final String KEEP = """
            with turn as materialized (
                select nextval('ledger_turn') as number,
                    (select max(month) + interval '1 month' from closed_month)::date as open_month)
            insert into usage_record
                (request_id, source, digest, payload, turn, open_month, terms_version)
            select r.request_id, r.source, r.digest, r.payload, turn.number, turn.open_month, r.terms_version
            from unnest($1::uuid[], $2::varchar[], $3::varchar[], $4::text[], $5::bigint[])
                    as r (request_id, source, digest, payload, terms_version)
                cross join turn
            order by 1, 2, 3
            on conflict do nothing
            returning request_id, source, digest, turn, open_month, received
            """;

    private static final String READ = """
            select request_id, source, digest, payload, turn, terms_version from usage_record where request_id = any($1)
            """;

    private static final String LOOK_AGAIN = """
            with turn as materialized (
                select nextval('ledger_turn') as number,
                    (select max(month) + interval '1 month' from closed_month)::date as open_month)
            insert into second_look (request_id, turn, open_month)
            select r.id, turn.number, turn.open_month from unnest($1::uuid[]) as r (id) cross join turn
            returning turn, open_month, received
            """;

    private RecordLog() {}

    /// Keeps what is new of these; the caller has locked their settlements, so that turns of one request never cross.
    ///
    /// @param terms the versions of the tenants' terms
    static Uni<Fresh> keep(SqlConnection tx, Collection<Statement> statements, Map<UUID, Long> terms) {
        return tx.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                statements.stream().map(Statement::requestId).toArray(UUID[]::new))
                        .addArrayOfString(statements.stream()
                                .map(s -> s.source().column())
                                .toArray(String[]::new))
                        .addArrayOfString(
                                statements.stream().map(Statement::digest).toArray(String[]::new))
                        .addArrayOfString(
                                statements.stream().map(Statement::payload).toArray(String[]::new))
                        .addArrayOfLong(statements.stream()
                                .map(statement -> statement.termsVersion(terms))
                                .toArray(Long[]::new)))
                .map(rows -> {
                    Set<Name> kept = new HashSet<>();
                    rows.forEach(row -> kept.add(
                            new Name(row.getUUID("request_id"), row.getString("source"), row.getString("digest"))));
                    return new Fresh(
                            statements.stream()
                                    .filter(s -> kept.contains(Name.of(s)))
                                    .collect(Collectors.toUnmodifiableSet()),
                            kept.isEmpty() ? null : turn(rows.iterator().next()));
                });
    }

    /// Notes that these requests are looked at again though nothing new was said of them; the caller has locked them.
    static Uni<Turn> lookAgain(SqlConnection tx, Collection<UUID> requests) {
        return tx.preparedQuery(LOOK_AGAIN)
                .execute(Tuple.tuple().addArrayOfUUID(requests.toArray(UUID[]::new)))
                .map(rows -> turn(rows.iterator().next()));
    }

    /// Everything said of these requests.
    static Uni<Map<UUID, Evidence>> read(SqlConnection tx, Collection<UUID> requests) {
        return tx.preparedQuery(READ)
                .execute(Tuple.tuple().addArrayOfUUID(requests.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("request_id"),
                                Collectors.mapping(
                                        RecordLog::kept,
                                        Collectors.collectingAndThen(Collectors.toList(), Evidence::of)))));
    }

    static Evidence.Kept kept(Row row) {
        return new Evidence.Kept(
                Statement.kept(
                        row.getUUID("request_id"),
                        Source.ofColumn(row.getString("source")),
                        row.getString("payload"),
                        row.getString("digest")),
                row.getLong("turn"),
                row.getLong("terms_version"));
    }

    static Turn turn(Row row) {
        return new Turn(
                row.getLong("turn"),
                row.getLocalDate("open_month"),
                row.getOffsetDateTime("received").toInstant());
    }

    /// What is new, and the turn that books it; no turn without any.
    record Fresh(Set<Statement> statements, @Nullable Turn turn) {
        Set<UUID> requests() {
            return statements.stream().map(Statement::requestId).collect(Collectors.toUnmodifiableSet());
        }
    }

    private record Name(UUID requestId, String source, String digest) {
        static Name of(Statement s) {
            return new Name(s.requestId(), s.source().column(), s.digest());
        }
    }
}
