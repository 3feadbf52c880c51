package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How requests without a price are treated: for everyone, and for tenants that have it otherwise.
@ApplicationScoped
class UnknownPrices {
    private static final String LIST = """
            select tenant_id, policy from unknown_price_policy order by tenant_id nulls first
            """;

    private static final String KNOWN_TENANT = "select 1 from tenant where id = $1";

    private static final String SET = """
            insert into unknown_price_policy (tenant_id, policy) values ($1, $2)
            on conflict (tenant_id) do update set policy = excluded.policy
            """;

    private final Database database;
    private final StandIns standIns;
    private final AuditLog audit;

    UnknownPrices(Database database, StandIns standIns, AuditLog audit) {
        this.database = database;
        this.standIns = standIns;
        this.audit = audit;
    }

    Uni<Policies> list() {
        return database.asSystem(tx -> tx.query(LIST).execute())
                .map(rows -> new Policies(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Policy(
                                row.getUUID("tenant_id"),
                                UnknownPrice.valueOf(row.getString("policy").toUpperCase(Locale.ROOT))))
                        .toList()));
    }

    /// In force for requests to come as soon as gateways hear of it; what is booked stays.
    Uni<Policy> set(Policy policy, String actor) {
        UUID tenant = policy.tenantId();
        return database.asSystem(tx -> requireTenant(tx, tenant)
                .chain(() -> tx.preparedQuery(SET)
                        .execute(Tuple.of(tenant, policy.policy().json())))
                .chain(() -> standIns.arrange(tx))
                .chain(() -> audit.record(
                        tx,
                        tenant == null ? PlatformTenant.ID : tenant,
                        actor,
                        "price.unknown_policy_set",
                        policy.policy().json()))
                .replaceWith(policy));
    }

    private static Uni<Void> requireTenant(SqlConnection tx, @Nullable UUID tenant) {
        return tenant == null
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(KNOWN_TENANT)
                        .execute(Tuple.of(tenant))
                        .invoke(rows -> {
                            if (rows.size() == 0) {
                                throw InvalidField.of("tenant_id", "is no tenant that is known here");
                            }
                        })
                        .replaceWithVoid();
    }

    /// @param tenantId null for everyone who has no policy of their own
    @Schema(name = "UnknownPricePolicy")
    record Policy(@Nullable UUID tenantId, @NotNull UnknownPrice policy) {}

    @Schema(name = "UnknownPricePolicyList")
    record Policies(List<Policy> items) {
        Policies {
            items = List.copyOf(items);
        }
    }
}
