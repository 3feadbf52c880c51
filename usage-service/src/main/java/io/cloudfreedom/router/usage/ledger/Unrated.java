package io.cloudfreedom.router.usage.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/// Lines that are booked at what stands in for their price, until it is known.
@ApplicationScoped
class Unrated {
    private static final String FORGET = "delete from unrated where request_id = any($1)";

    private static final String REMEMBER = """
            insert into unrated (request_id, provider_key_id, tenant_id, provider, model, admitted)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;

    /// The same scopes as in a price book.
    private static final String RATABLE = """
            select distinct u.request_id
            from unrated u
            join price p on p.provider = u.provider and p.model = u.model
            where p.stand_in is null and p.effective_from <= u.admitted
                and (p.provider_key_id = u.provider_key_id
                    or p.provider_key_id is null and (p.tenant_id is null or p.tenant_id = u.tenant_id))
            order by 1 limit $1
            """;

    /// Nothing was remembered, as a rule: then nothing is looked for.
    private static final String ANY = "select exists (select 1 from unrated)";

    /// Puts these lines in the place of all that is remembered of these requests.
    Uni<Void> replace(SqlConnection tx, Set<UUID> requests, List<Line> lines) {
        if (requests.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.query(ANY)
                .execute()
                .chain(any -> any.iterator().next().getBoolean(0)
                        ? tx.preparedQuery(FORGET)
                                .execute(Tuple.tuple().addArrayOfUUID(requests.toArray(UUID[]::new)))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .chain(() -> lines.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : tx.preparedQuery(REMEMBER)
                                .executeBatch(lines.stream().map(Line::row).toList())
                                .replaceWithVoid());
    }

    /// Requests whose price is known by now.
    Uni<SortedSet<UUID>> ratable(SqlConnection tx, int limit) {
        return tx.preparedQuery(RATABLE).execute(Tuple.of(limit)).map(rows -> {
            SortedSet<UUID> requests = new TreeSet<>();
            rows.forEach(row -> requests.add(row.getUUID(0)));
            return requests;
        });
    }

    /// One line of a request.
    record Line(UUID requestId, UUID providerKeyId, UUID tenantId, String provider, String model, Instant admitted) {
        Tuple row() {
            return Tuple.of(requestId, providerKeyId, tenantId, provider, model, admitted.atOffset(ZoneOffset.UTC));
        }
    }
}
