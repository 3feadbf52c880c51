package io.cloudfreedom.router.config.reload;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/// Which proxies are to be poked, and when again: kept in the database, so that a restarted service goes on.
@ApplicationScoped
class PokeRows {
    /// Claiming moves the next attempt away, by up to a fifth more or less, so of several replicas one pokes.
    private static final String CLAIM = """
            update proxy set poke_attempt = poke_attempt + 1,
                poke_due = $1::timestamptz + ($2::float8[])[least(poke_attempt + 1, array_length($2::float8[], 1))]
                    * (0.8 + 0.4 * random()) * interval '1 second'
            where id in (
                select id from proxy
                where poke_due <= $1 and applied_generation < generation and not deleted
                order by poke_due limit 100 for update skip locked)
            returning id, base_url, generation, poke_attempt
            """;

    Uni<List<Poke>> claim(SqlConnection tx, Instant now) {
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), ReloadSchedule.seconds()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Poke(
                                row.getString("id"),
                                URI.create(row.getString("base_url")),
                                row.getLong("generation"),
                                row.getInteger("poke_attempt")))
                        .toList());
    }

    record Poke(String proxyId, URI baseUrl, long generation, int attempt) {}
}
