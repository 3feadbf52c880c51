package io.cloudfreedom.router.usage.price;

import io.cloudfreedom.router.kit.problem.InvalidField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// For whom a price can be: a tenant that there is, or a provider key of that tenant and of that provider.
@ApplicationScoped
class PriceScopes {
    private static final String TENANT = "select 1 from tenant where id = $1";

    private static final String KEY = """
            select 1 from provider_key where id = $1 and provider = $2 and ($3::uuid is null or tenant_id = $3)
            """;

    Uni<Void> require(SqlConnection tx, NewPrice price) {
        Uni<Void> tenant = price.tenantId() == null
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(TENANT)
                        .execute(Tuple.of(price.tenantId()))
                        .invoke(rows -> require(rows, "tenant_id", "is no tenant that is known here"))
                        .replaceWithVoid();
        return tenant.chain(() -> price.providerKeyId() == null
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(KEY)
                        .execute(
                                Tuple.of(price.providerKeyId(), price.provider().json(), price.tenantId()))
                        .invoke(rows -> require(rows, "provider_key_id", "is no key of this provider and tenant"))
                        .replaceWithVoid());
    }

    private static void require(RowSet<Row> rows, String field, String otherwise) {
        if (rows.size() == 0) {
            throw InvalidField.of(field, otherwise);
        }
    }
}
