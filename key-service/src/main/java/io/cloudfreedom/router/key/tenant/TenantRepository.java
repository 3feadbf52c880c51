package io.cloudfreedom.router.key.tenant;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The rows of tenants.
@ApplicationScoped
class TenantRepository {
    private static final String INSERT = """
            insert into tenant (id, version, name, slug, domain, tenant_type, status, tier, timezone, currency,
                                daily_limit_nano_usd, monthly_budget_nano_usd, daily_requests, daily_tokens, rpm, tpm,
                                max_output_tokens, markup_percent, platform_fee, key_policy, fallback_on_limit,
                                created, updated)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23)
            """;

    private static final String UPDATE = """
            update tenant
            set version = $2, name = $3, slug = $4, domain = $5, tenant_type = $6, status = $7, tier = $8,
                timezone = $9, currency = $10, daily_limit_nano_usd = $11, monthly_budget_nano_usd = $12,
                daily_requests = $13, daily_tokens = $14, rpm = $15, tpm = $16, max_output_tokens = $17,
                markup_percent = $18, platform_fee = $19, key_policy = $20, fallback_on_limit = $21, created = $22,
                updated = $23
            where id = $1 and version = $2 - 1
            """;

    private static final String FIND = "select * from tenant where id = $1 and status <> 'deleted'";

    private static final String LIST = """
            select * from tenant
            where id > $1 and status <> 'deleted'
              and ($3::text is null or name ilike '%' || $3 || '%' or slug ilike '%' || $3 || '%')
            order by id limit $2
            """;

    Uni<Void> insert(SqlConnection tx, Tenant tenant) {
        return tx.preparedQuery(INSERT).execute(columns(tenant)).replaceWithVoid();
    }

    /// @return false when another change came first
    Uni<Boolean> update(SqlConnection tx, Tenant tenant) {
        return tx.preparedQuery(UPDATE).execute(columns(tenant)).map(updated -> updated.rowCount() == 1);
    }

    Uni<Optional<Tenant>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(TenantRepository::tenant));
    }

    /// One more than the page holds, if there is one.
    Uni<List<Tenant>> list(SqlConnection tx, PageRequest page, @Nullable String search) {
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(page.after(), page.limit() + 1, search))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TenantRepository::tenant)
                        .toList());
    }

    private static Tuple columns(Tenant tenant) {
        return Tuple.tuple()
                .addUUID(tenant.id())
                .addLong(tenant.version())
                .addString(tenant.name())
                .addString(tenant.slug())
                .addString(tenant.domain())
                .addString(tenant.type())
                .addString(tenant.status().json())
                .addString(tenant.tier().json())
                .addString(tenant.timezone())
                .addString(tenant.currency())
                .addLong(Columns.nanoUsd(tenant.dailyLimit()))
                .addLong(Columns.nanoUsd(tenant.monthlyBudget()))
                .addLong(tenant.dailyRequests())
                .addLong(tenant.dailyTokens())
                .addInteger(tenant.rpm())
                .addInteger(tenant.tpm())
                .addInteger(tenant.maxOutputTokens())
                .addBigDecimal(tenant.markupPercent())
                .addBigDecimal(tenant.platformFee())
                .addValue(new JsonObject(ContractJson.write(tenant.keyPolicy())))
                .addBoolean(tenant.fallbackOnLimit())
                .addOffsetDateTime(Columns.utc(tenant.created()))
                .addOffsetDateTime(Columns.utc(tenant.updated()));
    }

    private static Tenant tenant(Row row) {
        return new Tenant(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("name"),
                row.getString("slug"),
                row.getString("domain"),
                row.getString("tenant_type"),
                ContractJson.MAPPER.convertValue(row.getString("status"), Status.class),
                ContractJson.MAPPER.convertValue(row.getString("tier"), Tier.class),
                row.getString("timezone"),
                row.getString("currency"),
                Columns.money(row, "daily_limit_nano_usd"),
                Columns.money(row, "monthly_budget_nano_usd"),
                row.getLong("daily_requests"),
                row.getLong("daily_tokens"),
                row.getInteger("rpm"),
                row.getInteger("tpm"),
                row.getInteger("max_output_tokens"),
                row.getBigDecimal("markup_percent"),
                row.getBigDecimal("platform_fee"),
                policy(row.getJsonObject("key_policy")),
                row.getBoolean("fallback_on_limit"),
                Columns.time(row, "created"),
                Columns.time(row, "updated"));
    }

    private static Map<String, KeyPolicy> policy(JsonObject json) {
        Map<String, KeyPolicy> policy = new TreeMap<>();
        json.forEach(entry ->
                policy.put(entry.getKey(), ContractJson.MAPPER.convertValue(entry.getValue(), KeyPolicy.class)));
        return policy;
    }
}
