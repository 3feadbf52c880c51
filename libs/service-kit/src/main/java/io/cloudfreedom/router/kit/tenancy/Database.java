package io.cloudfreedom.router.kit.tenancy;

import io.cloudfreedom.router.kit.identity.Scope;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;

/// Runs work in a transaction that sees what its scope allows, enforced by row-level security.
@ApplicationScoped
public class Database {
    /// Binds the rest of the transaction to a tenant; the parameter is the tenant's id as text.
    public static final String BIND_TENANT = "select set_config('app.tenant', $1, true)";

    private final Pool app;
    private final Pool system;

    Database(Pool app, @ReactiveDataSource("system") Pool system) {
        this.app = app;
        this.system = system;
    }

    public <T> Uni<T> inTransaction(Scope scope, Function<SqlConnection, Uni<T>> work) {
        return switch (scope) {
            case Scope.OneTenant one -> asTenant(one.tenant(), work);
            case Scope.AllTenants all -> asSystem(work);
        };
    }

    /// Streams out of a transaction that reads, and that ends with the stream however that ends. Nothing is
    /// read before it is asked for.
    public <T> Multi<T> stream(Scope scope, Function<SqlConnection, Multi<T>> work) {
        return Multi.createFrom()
                .resourceFromUni(() -> open(scope), (Reading reading) -> work.apply(reading.connection()))
                .withFinalizer(Reading::end, (reading, failure) -> reading.end(), Reading::end);
    }

    private Uni<Reading> open(Scope scope) {
        Pool pool = scope instanceof Scope.OneTenant ? app : system;
        return pool.getConnection()
                .chain(connection -> connection
                        .begin()
                        .map(transaction -> new Reading(connection, transaction))
                        .call(reading -> scope instanceof Scope.OneTenant one
                                ? connection
                                        .preparedQuery(BIND_TENANT)
                                        .execute(Tuple.of(one.tenant().toString()))
                                : Uni.createFrom().voidItem())
                        .onFailure()
                        .call(connection::close));
    }

    /// For consumers, relays, reapers and readers of all tenants.
    public <T> Uni<T> asSystem(Function<SqlConnection, Uni<T>> work) {
        return system.withTransaction(work);
    }

    private <T> Uni<T> asTenant(UUID tenant, Function<SqlConnection, Uni<T>> work) {
        return app.withTransaction(tx -> tx.preparedQuery(BIND_TENANT)
                .execute(Tuple.of(tenant.toString()))
                .chain(() -> work.apply(tx)));
    }

    private record Reading(SqlConnection connection, Transaction transaction) {
        Uni<Void> end() {
            return transaction.rollback().eventually(connection::close);
        }
    }
}
