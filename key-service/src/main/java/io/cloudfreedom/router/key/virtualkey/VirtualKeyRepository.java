package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The rows of virtual keys.
@ApplicationScoped
class VirtualKeyRepository {
    private static final String INSERT = """
            insert into virtual_key (id, tenant_id, version, name, token_sha256, last4, status, status_reason,
                                     models_allowed, daily_limit_nano_usd, monthly_budget_nano_usd, rpm, tpm,
                                     max_output_tokens, expires_at, created, updated, previous_sha256,
                                     previous_valid_until, rotated, daily_requests, daily_tokens)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22)
            """;

    private static final String UPDATE = """
            update virtual_key
            set version = $3, name = $4, token_sha256 = $5, last4 = $6, status = $7, status_reason = $8,
                models_allowed = $9, daily_limit_nano_usd = $10, monthly_budget_nano_usd = $11, rpm = $12, tpm = $13,
                max_output_tokens = $14, expires_at = $15, created = $16, updated = $17, previous_sha256 = $18,
                previous_valid_until = $19, rotated = $20, daily_requests = $21, daily_tokens = $22
            where id = $1 and tenant_id = $2 and version = $3 - 1
            """;

    private static final String FIND = "select * from virtual_key where id = $1";

    private static final String ACTIVE_OF_TENANT =
            "select * from virtual_key where tenant_id = $1 and status = 'active' for update";

    static final String LIST = """
            select * from virtual_key
            where id > $1 and ($3::uuid is null or tenant_id = $3)
            order by id limit $2
            """;

    /// A key with the hashes of its tokens.
    record Stored(VirtualKey key, VirtualKey.Hashes hashes) {}

    Uni<Void> insert(SqlConnection tx, Stored stored) {
        return tx.preparedQuery(INSERT).execute(columns(stored)).replaceWithVoid();
    }

    /// @return false when another change came first
    Uni<Boolean> update(SqlConnection tx, Stored stored) {
        return tx.preparedQuery(UPDATE).execute(columns(stored)).map(updated -> updated.rowCount() == 1);
    }

    private static Tuple columns(Stored stored) {
        VirtualKey key = stored.key();
        return Tuple.tuple()
                .addUUID(key.id())
                .addUUID(key.tenantId())
                .addLong(key.version())
                .addString(key.name())
                .addString(stored.hashes().current())
                .addString(key.last4())
                .addString(key.status().json())
                .addString(key.statusReason())
                .addArrayOfString(key.modelsAllowed().toArray(String[]::new))
                .addLong(Columns.nanoUsd(key.dailyLimit()))
                .addLong(Columns.nanoUsd(key.monthlyBudget()))
                .addInteger(key.rpm())
                .addInteger(key.tpm())
                .addInteger(key.maxOutputTokens())
                .addOffsetDateTime(Columns.utc(key.expiresAt()))
                .addOffsetDateTime(Columns.utc(key.created()))
                .addOffsetDateTime(Columns.utc(key.updated()))
                .addString(stored.hashes().previous())
                .addOffsetDateTime(Columns.utc(key.previousValidUntil()))
                .addOffsetDateTime(Columns.utc(key.rotated()))
                .addLong(key.dailyRequests())
                .addLong(key.dailyTokens());
    }

    /// At most one.
    Uni<List<Stored>> find(SqlConnection tx, UUID id) {
        return tx.preparedQuery(FIND).execute(Tuple.of(id)).map(VirtualKeyRepository::stored);
    }

    Uni<List<Stored>> activeOf(SqlConnection tx, UUID tenantId) {
        return tx.preparedQuery(ACTIVE_OF_TENANT).execute(Tuple.of(tenantId)).map(VirtualKeyRepository::stored);
    }

    Uni<List<VirtualKey>> list(SqlConnection tx, PageRequest page, @Nullable UUID tenantId) {
        return tx.preparedQuery(LIST)
                .execute(Tuple.of(page.after(), page.limit() + 1, tenantId))
                .map(rows -> stored(rows).stream().map(Stored::key).toList());
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Stored(
                        key(row),
                        new VirtualKey.Hashes(row.getString("token_sha256"), row.getString("previous_sha256"))))
                .toList();
    }

    private static VirtualKey key(Row row) {
        return new VirtualKey(
                row.getUUID("id"),
                row.getUUID("tenant_id"),
                row.getLong("version"),
                row.getString("name"),
                null,
                row.getString("last4"),
                ContractJson.MAPPER.convertValue(row.getString("status"), Status.class),
                row.getString("status_reason"),
                List.of(row.getArrayOfStrings("models_allowed")),
                Columns.money(row, "daily_limit_nano_usd"),
                Columns.money(row, "monthly_budget_nano_usd"),
                row.getLong("daily_requests"),
                row.getLong("daily_tokens"),
                row.getInteger("rpm"),
                row.getInteger("tpm"),
                row.getInteger("max_output_tokens"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "previous_valid_until"),
                Columns.time(row, "created"),
                Columns.time(row, "updated"),
                Columns.instant(row, "rotated"));
    }
}
