package io.cloudfreedom.router.config.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The proxies in the database. Every write that others are to hear of counts `version` up.
@ApplicationScoped
public class ProxyRows {
    /// A waiting poll is answered at once; who has not pulled when this has passed is poked.
    public static final Duration HEAD_START = Duration.ofMillis(200);

    private static final String FIND = "select * from proxy where id = $1 and not deleted";

    private static final String FIND_EVEN_DELETED = "select * from proxy where id = $1 for update";

    private static final String ALL = "select * from proxy where not deleted order by id";

    private static final String REGISTER = """
            insert into proxy (id, version, base_url, tenants, bearer_sha256, generation, baseline, poke_due, created,
                updated)
            values ($1, 1, $2, $3, $4, $5, $5, $6, $6, $6)
            on conflict (id) do update set version = proxy.version + 1, base_url = excluded.base_url,
                tenants = excluded.tenants, bearer_sha256 = excluded.bearer_sha256,
                generation = excluded.generation, baseline = excluded.baseline, poke_attempt = 0,
                poke_due = excluded.poke_due, deleted = false,
                serving = proxy.serving and not proxy.deleted,
                created = case when proxy.deleted then excluded.created else proxy.created end,
                updated = excluded.updated
            returning *
            """;

    private static final String REMOVE = """
            update proxy set deleted = true, serving = false, bearer_sha256 = '{}', version = version + 1, updated = $2
            where id = $1 and not deleted
            returning *
            """;

    private static final String SET_BEARERS = """
            update proxy set bearer_sha256 = $2, version = version + 1, updated = $3 where id = $1 and not deleted
            returning *
            """;

    private static final String RAISE = """
            update proxy set generation = $1, poke_attempt = 0, poke_due = $5, version = version + 1, updated = $2
            where not deleted and (tenants = '{*}' or $3 or tenants && $4)
            returning *
            """;

    private static final String RESEND = """
            update proxy set generation = $2, baseline = $2, poke_attempt = 0, poke_due = $3, drifted_at = $3,
                version = version + 1, updated = $3
            where id = $1 and not deleted and (drifted_at is null or drifted_at < $4)
            returning *
            """;

    private static final String NEW_EPOCH = """
            update proxy set epoch = $2, applied_generation = 0, serving = false, last_seen = $3, rejected = '[]',
                version = version + 1, updated = $3
            where id = $1 and not deleted and epoch <> $2
            returning *
            """;

    private static final String SEEN = "update proxy set last_seen = $2 where id = $1";

    private static final String SENT = """
            update proxy set sent_generation = $2, sent_checksum = $3
            where id = $1 and epoch = $4 and sent_generation <= $2
            """;

    private static final String APPLIED = """
            update proxy set applied_generation = greatest(applied_generation, $3), rejected = $4, serving = serving or $3 > 0,
                last_seen = $5, version = version + 1, updated = $5
            where id = $1 and epoch = $2 and not deleted
            returning *
            """;

    private static final String LOCK = "select * from proxy where id = $1 and not deleted for update";

    private static final String SERVES_AGAIN = """
            update proxy set serving = true, last_seen = $2, version = version + 1, updated = $2
            where id = $1 and not serving and applied_generation > 0 and not deleted
            returning *
            """;

    private static final String SILENT = """
            update proxy set serving = false, version = version + 1, updated = $2
            where serving and last_seen < $1 and not deleted
            returning *
            """;

    public Uni<Optional<Proxy>> find(SqlConnection tx, String id) {
        return one(tx, FIND, Tuple.of(id));
    }

    public Uni<List<Proxy>> all(SqlConnection tx) {
        return tx.query(ALL).execute().map(ProxyRows::proxies);
    }

    Uni<Optional<Proxy>> lockEvenDeleted(SqlConnection tx, String id) {
        return one(tx, FIND_EVEN_DELETED, Tuple.of(id));
    }

    Uni<Optional<Proxy>> lock(SqlConnection tx, String id) {
        return one(tx, LOCK, Tuple.of(id));
    }

    Uni<Proxy> register(
            SqlConnection tx,
            String id,
            URI baseUrl,
            List<String> tenants,
            List<String> bearers,
            long revision,
            Instant now) {
        return one(
                        tx,
                        REGISTER,
                        Tuple.tuple(
                                List.of(id, baseUrl.toString(), array(tenants), array(bearers), revision, utc(now))))
                .map(Optional::orElseThrow);
    }

    Uni<Optional<Proxy>> remove(SqlConnection tx, String id, Instant now) {
        return one(tx, REMOVE, Tuple.of(id, utc(now)));
    }

    Uni<Optional<Proxy>> setBearers(SqlConnection tx, String id, List<String> bearers, Instant now) {
        return one(tx, SET_BEARERS, Tuple.of(id, array(bearers), utc(now)));
    }

    /// @param everybody whether it touches all proxies, whomever they serve
    Uni<List<Proxy>> raise(SqlConnection tx, long revision, boolean everybody, Collection<UUID> tenants, Instant now) {
        String[] ids = tenants.stream().map(UUID::toString).toArray(String[]::new);
        return tx.preparedQuery(RAISE)
                .execute(Tuple.of(revision, utc(now), everybody, ids, utc(now.plus(HEAD_START))))
                .map(ProxyRows::proxies);
    }

    /// Makes everything be sent anew; not when that was done after `notSince` already.
    Uni<Optional<Proxy>> resend(SqlConnection tx, String id, long revision, Instant now, Instant notSince) {
        return one(tx, RESEND, Tuple.of(id, revision, utc(now), utc(notSince)));
    }

    /// Empty when the epoch is the one at hand.
    Uni<Optional<Proxy>> newEpoch(SqlConnection tx, String id, long epoch, Instant now) {
        return one(tx, NEW_EPOCH, Tuple.of(id, epoch, utc(now)));
    }

    Uni<Void> seen(SqlConnection tx, String id, Instant now) {
        return tx.preparedQuery(SEEN).execute(Tuple.of(id, utc(now))).replaceWithVoid();
    }

    Uni<Void> sent(SqlConnection tx, String id, long epoch, long generation, String checksum) {
        return tx.preparedQuery(SENT)
                .execute(Tuple.of(id, generation, checksum, epoch))
                .replaceWithVoid();
    }

    Uni<Optional<Proxy>> applied(
            SqlConnection tx, String id, long epoch, long generation, List<Rejection> rejected, Instant now) {
        return one(tx, APPLIED, Tuple.of(id, epoch, generation, ContractJson.write(rejected), utc(now)));
    }

    Uni<Optional<Proxy>> servesAgain(SqlConnection tx, String id, Instant now) {
        return one(tx, SERVES_AGAIN, Tuple.of(id, utc(now)));
    }

    /// Marks those that were not heard of since `limit`.
    Uni<List<Proxy>> silent(SqlConnection tx, Instant limit, Instant now) {
        return tx.preparedQuery(SILENT).execute(Tuple.of(utc(limit), utc(now))).map(ProxyRows::proxies);
    }

    private static Uni<Optional<Proxy>> one(SqlConnection tx, String sql, Tuple parameters) {
        return tx.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> proxies(rows).stream().findFirst());
    }

    private static List<Proxy> proxies(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ProxyRows::proxy)
                .toList();
    }

    private static Proxy proxy(Row row) {
        return new Proxy(
                row.getString("id"),
                row.getLong("version"),
                URI.create(row.getString("base_url")),
                List.of(row.getArrayOfStrings("tenants")),
                List.of(row.getArrayOfStrings("bearer_sha256")),
                row.getLong("generation"),
                row.getLong("baseline"),
                row.getLong("epoch"),
                row.getLong("applied_generation"),
                row.getLong("sent_generation"),
                row.getString("sent_checksum"),
                rejections(row.getString("rejected")),
                row.getBoolean("serving"),
                Optional.ofNullable(row.getOffsetDateTime("last_seen")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("drifted_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("deleted"),
                row.getOffsetDateTime("created").toInstant(),
                row.getOffsetDateTime("updated").toInstant());
    }

    private static List<Rejection> rejections(String json) {
        try {
            return ContractJson.MAPPER.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column rejected of proxy holds no list of rejections", e);
        }
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
