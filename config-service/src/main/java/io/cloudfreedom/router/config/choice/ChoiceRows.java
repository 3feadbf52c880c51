package io.cloudfreedom.router.config.choice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The choices in the database; who has none is not in it.
@ApplicationScoped
public class ChoiceRows {
    private static final String OF = "select tenant_id, choice from key_choice where tenant_id = any($1)";

    private static final String ALL = "select tenant_id, choice from key_choice";

    private static final String SAVE = """
            insert into key_choice (tenant_id, choice, updated) select id, $2, $3 from tenant where id = $1
            on conflict (tenant_id) do update set choice = excluded.choice, updated = excluded.updated
            """;

    private static final String TENANT = "select 1 from tenant where id = $1";

    public Uni<Map<UUID, KeyChoices>> of(SqlConnection tx, Set<UUID> tenants) {
        return tx.preparedQuery(OF)
                .execute(Tuple.of(tenants.toArray(UUID[]::new)))
                .map(ChoiceRows::byTenant);
    }

    public Uni<Map<UUID, KeyChoices>> all(SqlConnection tx) {
        return tx.query(ALL).execute().map(ChoiceRows::byTenant);
    }

    /// Answers whether there is such a tenant.
    Uni<Boolean> save(SqlConnection tx, UUID tenantId, KeyChoices choices, Instant now) {
        return tx.preparedQuery(SAVE)
                .execute(Tuple.of(tenantId, ContractJson.write(choices.byModel()), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() > 0);
    }

    Uni<Boolean> isTenant(SqlConnection tx, UUID tenantId) {
        return tx.preparedQuery(TENANT).execute(Tuple.of(tenantId)).map(rows -> rows.size() > 0);
    }

    private static Map<UUID, KeyChoices> byTenant(RowSet<Row> rows) {
        Map<UUID, KeyChoices> choices = new HashMap<>();
        rows.forEach(row -> choices.put(row.getUUID(0), choices(row.getString(1))));
        return choices;
    }

    private static KeyChoices choices(String json) {
        try {
            return new KeyChoices(ContractJson.MAPPER.readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column choice of key_choice holds no choices", e);
        }
    }
}
