package io.cloudfreedom.router.config.projection;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The copies of tenants and provider keys. A version that is not higher than the one at hand changes nothing.
@ApplicationScoped
public class ProjectionRows {
    private static final String SAVE_TENANTS = """
            insert into tenant (id, version, state) select * from unnest($1::uuid[], $2::bigint[], $3::text[])
            on conflict (id) do update set version = excluded.version, state = excluded.state
            where tenant.version < excluded.version
            returning id
            """;

    private static final String SAVE_KEYS = """
            insert into provider_key (id, tenant_id, version, provider, state, expires_at, revision)
            select *, $7 from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[])
            on conflict (id) do update set version = excluded.version, provider = excluded.provider,
                state = excluded.state, expires_at = excluded.expires_at, revision = excluded.revision
            where provider_key.version < excluded.version and provider_key.tenant_id = excluded.tenant_id
            returning id
            """;

    private static final String TENANTS = "select state from tenant where id = any($1)";

    private static final String KEYS_OF_TENANTS = "select state from provider_key where tenant_id = any($1)";

    private static final String KEY = "select state from provider_key where id = $1";

    private static final String ALL_TENANTS = "select state from tenant";

    private static final String ALL_KEYS = "select state from provider_key";

    private static final String EXPIRED_KEYS = """
            select k.state from provider_key k
            where k.expires_at <= $1
                and exists (select 1 from deployment d where d.key_id = k.id and d.state <> 'removed')
            """;

    /// Answers the ids of those that were new.
    Uni<Set<UUID>> saveTenants(SqlConnection tx, Collection<TenantChanged> tenants) {
        return tx.preparedQuery(SAVE_TENANTS)
                .execute(Tuple.of(
                        tenants.stream().map(TenantChanged::id).toArray(UUID[]::new),
                        tenants.stream().map(TenantChanged::version).toArray(Long[]::new),
                        tenants.stream().map(ContractJson::write).toArray(String[]::new)))
                .map(ProjectionRows::ids);
    }

    /// Answers the ids of those that were new.
    Uni<Set<UUID>> saveKeys(SqlConnection tx, long revision, Collection<ProviderKeyChanged> keys) {
        return tx.preparedQuery(SAVE_KEYS)
                .execute(Tuple.tuple(List.of(
                        keys.stream().map(ProviderKeyChanged::id).toArray(UUID[]::new),
                        keys.stream().map(ProviderKeyChanged::tenantId).toArray(UUID[]::new),
                        keys.stream().map(ProviderKeyChanged::version).toArray(Long[]::new),
                        keys.stream().map(key -> key.provider().json()).toArray(String[]::new),
                        keys.stream().map(ContractJson::write).toArray(String[]::new),
                        keys.stream().map(key -> utc(key.expiresAt())).toArray(OffsetDateTime[]::new),
                        revision)))
                .map(ProjectionRows::ids);
    }

    public Uni<Map<UUID, TenantChanged>> tenants(SqlConnection tx, Set<UUID> ids) {
        return tx.preparedQuery(TENANTS)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(ProjectionRows::byId);
    }

    public Uni<List<ProviderKeyChanged>> keysOf(SqlConnection tx, Set<UUID> tenants) {
        return tx.preparedQuery(KEYS_OF_TENANTS)
                .execute(Tuple.of(tenants.toArray(UUID[]::new)))
                .map(ProjectionRows::keys);
    }

    /// The latest that was told of a key.
    public Uni<Optional<ProviderKeyChanged>> key(SqlConnection tx, UUID id) {
        return tx.preparedQuery(KEY)
                .execute(Tuple.of(id))
                .map(rows -> keys(rows).stream().findFirst());
    }

    Uni<Map<UUID, TenantChanged>> allTenants(SqlConnection tx) {
        return tx.query(ALL_TENANTS).execute().map(ProjectionRows::byId);
    }

    Uni<List<ProviderKeyChanged>> allKeys(SqlConnection tx) {
        return tx.query(ALL_KEYS).execute().map(ProjectionRows::keys);
    }

    /// Keys past their expiry that still serve something.
    Uni<List<ProviderKeyChanged>> expiredKeys(SqlConnection tx, Instant now) {
        return tx.preparedQuery(EXPIRED_KEYS)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(ProjectionRows::keys);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getUUID(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<UUID, TenantChanged> byId(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ContractJson.read(row.getString(0), TenantChanged.class))
                .collect(Collectors.toUnmodifiableMap(TenantChanged::id, Function.identity()));
    }

    private static List<ProviderKeyChanged> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> ContractJson.read(row.getString(0), ProviderKeyChanged.class))
                .toList();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
