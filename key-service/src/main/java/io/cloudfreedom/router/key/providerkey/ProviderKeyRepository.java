package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudfreedom.router.connection.credential.ProviderSettings;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The rows of provider keys.
@ApplicationScoped
class ProviderKeyRepository {
    private static final String INSERT = """
            insert into provider_key (id, tenant_id, version, provider, provider_name, endpoint, region, project_id,
                                      config, models_enabled, status, status_reason, last_error, daily_limit_nano_usd,
                                      monthly_budget_nano_usd, weight, max_concurrency, rpm, tpm, expires_at,
                                      current_material, fingerprint, last4, created, updated, rotated, last_tested,
                                      daily_requests, daily_tokens)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, $25, $26, $27, $28, $29)
            """;

    private static final String UPDATE = """
            update provider_key
            set version = $3, provider = $4, provider_name = $5, endpoint = $6, region = $7, project_id = $8,
                config = $9, models_enabled = $10, status = $11, status_reason = $12, last_error = $13,
                daily_limit_nano_usd = $14, monthly_budget_nano_usd = $15, weight = $16, max_concurrency = $17,
                rpm = $18, tpm = $19, expires_at = $20, current_material = $21, fingerprint = $22, last4 = $23,
                created = $24, updated = $25, rotated = $26, last_tested = $27, daily_requests = $28, daily_tokens = $29
            where id = $1 and tenant_id = $2 and version = $3 - 1
            """;

    private static final String SELECT_OBSERVED = """
            select k.*, u.usage_today_nano_usd, u.usage_month_nano_usd, u.last_used, u.as_of, p.next_probe_at,
                   (select max(m.retire_after) from key_material m
                    where m.key_id = k.id and m.state = 'RETIRING' and m.retire_after > now()) as previous_valid_until
            from provider_key k
            left join key_usage u on u.key_id = k.id
            left join key_probe p on p.key_id = k.id
            """;

    private static final String FIND =
            SELECT_OBSERVED + "where k.id = $1 and k.status_reason is distinct from 'deleted'";

    static final String LIST = SELECT_OBSERVED + """
            where k.id > $1 and k.status_reason is distinct from 'deleted'
              and ($3::uuid is null or k.tenant_id = $3)
              and ($4::text is null or k.provider = $4)
              and ($5::text is null or k.status = $5)
              and ($6::text is null or k.provider_name ilike '%' || $6 || '%' or k.last4 = $6)
            order by k.id limit $2
            """;

    private static final String TESTABLE = """
            select * from provider_key where tenant_id = $1 and status in ('active', 'error') order by id
            """;

    private static final String TESTED = "update provider_key set last_tested = $2 where id = $1";

    private static final String STAYING =
            "select * from provider_key where tenant_id = $1 and coalesce(status_reason, '') not in"
                    + " ('deleting', 'deleted') for update";

    private static final String LEAVING =
            "select * from provider_key where status_reason = 'deleting' order by id limit $1";

    private static final String REVOKED = """
            select * from provider_key k
            where k.status_reason = 'revoked' and exists (
                select 1 from key_material m where m.key_id = k.id and m.state in ('ACTIVE', 'RETIRING'))
            order by k.id limit $1
            """;

    private static final String BEHIND = """
            select k.* from provider_key k
            where k.status = 'active' and k.updated < now() - interval '1 minute' and exists (
                select 1 from proxy p
                where p.serving
                  and ('*' = any(p.tenants) or k.tenant_id::text = any(p.tenants) or k.tenant_id = $2)
                  and not exists (
                    select 1 from applied_key a
                    where a.proxy_id = p.id and a.key_id = k.id and a.version >= k.version))
            order by k.id limit $1
            """;

    private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};

    /// What a list is narrowed to; null is no condition.
    record Filter(
            @Nullable UUID tenantId,
            @Nullable Provider provider,
            @Nullable KeyStatus status,
            @Nullable String search) {}

    /// A key with what is known of it besides.
    record Shown(ProviderKey key, ProviderKeyView.Observed observed) {
        ProviderKeyView view() {
            return ProviderKeyView.of(key, observed, null);
        }
    }

    Uni<Void> insert(SqlConnection tx, ProviderKey key) {
        return tx.preparedQuery(INSERT).execute(columns(key)).replaceWithVoid();
    }

    /// @return false when another change came first
    Uni<Boolean> update(SqlConnection tx, ProviderKey key) {
        return tx.preparedQuery(UPDATE).execute(columns(key)).map(updated -> updated.rowCount() == 1);
    }

    /// At most one.
    Uni<List<Shown>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> read(rows, ProviderKeyRepository::shown));
    }

    Uni<List<ProviderKeyView>> list(SqlConnection tx, PageRequest page, Filter filter) {
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(
                        page.after(),
                        page.limit() + 1,
                        filter.tenantId(),
                        filter.provider() == null ? null : filter.provider().json(),
                        filter.status() == null ? null : filter.status().json(),
                        filter.search()))
                .map(rows -> read(rows, row -> shown(row).view()));
    }

    /// A tenant's keys that serve, or would if they could.
    Uni<List<ProviderKey>> testableOf(SqlConnection tx, UUID tenantId) {
        return tx.preparedQuery(TESTABLE)
                .execute(Tuple.of(tenantId))
                .map(rows -> read(rows, ProviderKeyRepository::key));
    }

    /// Notes when a key's stored secret was tested; that makes no new version.
    Uni<Void> tested(SqlConnection tx, UUID id, Instant at) {
        return tx.preparedQuery(TESTED).execute(Tuple.of(id, Columns.utc(at))).replaceWithVoid();
    }

    /// Locks a tenant's keys that are not on their way out.
    Uni<List<ProviderKey>> stayingOf(SqlConnection tx, UUID tenantId) {
        return tx.preparedQuery(STAYING)
                .execute(Tuple.of(tenantId))
                .map(rows -> read(rows, ProviderKeyRepository::key));
    }

    Uni<List<ProviderKey>> leaving(SqlConnection tx, int limit) {
        return tx.preparedQuery(LEAVING).execute(Tuple.of(limit)).map(rows -> read(rows, ProviderKeyRepository::key));
    }

    /// Revoked keys whose secrets are not destroyed yet.
    Uni<List<ProviderKey>> revoked(SqlConnection tx, int limit) {
        return tx.preparedQuery(REVOKED).execute(Tuple.of(limit)).map(rows -> read(rows, ProviderKeyRepository::key));
    }

    /// Keys that some serving LiteLLM has not applied a minute after their last change.
    Uni<List<ProviderKey>> behind(SqlConnection tx, int limit) {
        return tx.preparedQuery(BEHIND)
                .execute(Tuple.of(limit, PlatformTenant.ID))
                .map(rows -> read(rows, ProviderKeyRepository::key));
    }

    private static <T> List<T> read(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }

    private static Tuple columns(ProviderKey key) {
        return Tuple.tuple()
                .addUUID(key.id())
                .addUUID(key.tenantId())
                .addLong(key.version())
                .addString(key.settings().provider().json())
                .addString(key.providerName())
                .addString(key.settings().endpoint())
                .addString(key.settings().region())
                .addString(key.settings().projectId())
                .addValue(new JsonObject(key.settings().config()))
                .addArrayOfString(key.modelsEnabled().toArray(String[]::new))
                .addString(key.state().status().json())
                .addString(key.state().reason())
                .addString(key.state().lastError())
                .addLong(Columns.nanoUsd(key.limits().daily()))
                .addLong(Columns.nanoUsd(key.limits().monthly()))
                .addInteger(key.limits().weight())
                .addInteger(key.limits().maxConcurrency())
                .addInteger(key.limits().rpm())
                .addInteger(key.limits().tpm())
                .addOffsetDateTime(Columns.utc(key.limits().expiresAt()))
                .addUUID(key.material().id())
                .addString(key.material().fingerprint())
                .addString(key.material().last4())
                .addOffsetDateTime(Columns.utc(key.times().created()))
                .addOffsetDateTime(Columns.utc(key.times().updated()))
                .addOffsetDateTime(Columns.utc(key.times().rotated()))
                .addOffsetDateTime(Columns.utc(key.times().lastTested()))
                .addLong(key.limits().dailyRequests())
                .addLong(key.limits().dailyTokens());
    }

    private static Shown shown(Row row) {
        Money today = Columns.money(row, "usage_today_nano_usd");
        Money month = Columns.money(row, "usage_month_nano_usd");
        return new Shown(
                key(row),
                new ProviderKeyView.Observed(
                        today == null ? Money.ZERO : today,
                        month == null ? Money.ZERO : month,
                        Columns.instant(row, "last_used"),
                        Columns.instant(row, "as_of"),
                        Columns.instant(row, "next_probe_at"),
                        Columns.instant(row, "previous_valid_until")));
    }

    private static ProviderKey key(Row row) {
        return new ProviderKey(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getLong("version"),
                row.getString("provider_name"),
                new ProviderSettings(
                        ContractJson.MAPPER.convertValue(row.getString("provider"), Provider.class),
                        row.getString("endpoint"),
                        row.getString("region"),
                        row.getString("project_id"),
                        config(row.getJsonObject("config"))),
                List.of(row.getArrayOfStrings("models_enabled")),
                new ProviderKey.State(
                        ContractJson.MAPPER.convertValue(row.getString("status"), KeyStatus.class),
                        row.getString("status_reason"),
                        row.getString("last_error")),
                new ProviderKey.Limits(
                        Columns.money(row, "daily_limit_nano_usd"),
                        Columns.money(row, "monthly_budget_nano_usd"),
                        row.getLong("daily_requests"),
                        row.getLong("daily_tokens"),
                        row.getInteger("weight"),
                        row.getInteger("max_concurrency"),
                        row.getInteger("rpm"),
                        row.getInteger("tpm"),
                        Columns.instant(row, "expires_at")),
                new ProviderKey.CurrentMaterial(
                        row.getUUID("current_material"), row.getString("fingerprint"), row.getString("last4")),
                new ProviderKey.Times(
                        Columns.time(row, "created"),
                        Columns.time(row, "updated"),
                        Columns.instant(row, "rotated"),
                        Columns.instant(row, "last_tested")));
    }

    /// Plain maps and lists instead of Vert.x' own.
    private static Map<String, Object> config(JsonObject json) {
        return ContractJson.MAPPER.convertValue(json.getMap(), PLAIN);
    }
}
