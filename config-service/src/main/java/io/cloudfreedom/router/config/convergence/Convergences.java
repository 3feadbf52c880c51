package io.cloudfreedom.router.config.convergence;

import io.cloudfreedom.router.config.convergence.Convergence.Standing;
import io.cloudfreedom.router.config.proxy.Proxy;
import io.cloudfreedom.router.config.proxy.ProxyRows;
import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/// Compares the change that brought a version of a key with what each proxy has acknowledged.
@ApplicationScoped
class Convergences {
    private static final String KEY = "select tenant_id, version, revision from provider_key where id = $1";

    private final Database database;
    private final ProxyRows proxies;
    private final Signals signals;
    private final Clock clock;

    Convergences(Database database, ProxyRows proxies, Signals signals, Clock clock) {
        this.database = database;
        this.proxies = proxies;
        this.signals = signals;
        this.clock = clock;
    }

    /// Waits until every proxy has the version, at most for `wait`, and answers how it stands then.
    Uni<Convergence> await(Scope scope, UUID keyId, long version, Duration wait) {
        return await(scope, keyId, version, clock.instant().plus(wait));
    }

    /// How it stands now and after each change, until every proxy has the version or the time is up.
    Multi<Convergence> follow(Scope scope, UUID keyId, long version, Duration time) {
        Instant end = clock.instant().plus(time);
        AtomicReference<Uni<Void>> next = new AtomicReference<>(Uni.createFrom().voidItem());
        return Multi.createBy()
                .repeating()
                .uni(() -> Objects.requireNonNull(next.get()).chain(() -> {
                    next.set(signals.ticket(Signal.CONVERGED));
                    return now(scope, keyId, version);
                }))
                .whilst(convergence ->
                        !convergence.isComplete() && clock.instant().isBefore(end))
                .skip()
                .repetitions();
    }

    private Uni<Convergence> await(Scope scope, UUID keyId, long version, Instant end) {
        Uni<Void> ticket = signals.ticket(Signal.CONVERGED);
        return now(scope, keyId, version).chain(convergence -> {
            Duration left = Duration.between(clock.instant(), end);
            return convergence.isComplete() || !left.isPositive()
                    ? Uni.createFrom().item(convergence)
                    : ticket.ifNoItem()
                            .after(left)
                            .recoverWithUni(Uni.createFrom().voidItem())
                            .chain(() -> await(scope, keyId, version, end));
        });
    }

    private Uni<Convergence> now(Scope scope, UUID keyId, long version) {
        return database.inTransaction(scope, tx -> key(tx, keyId))
                .chain(key -> database.asSystem(proxies::all)
                        .map(all -> Convergence.of(
                                keyId,
                                version,
                                all.stream()
                                        .filter(proxy -> proxy.audience().includes(key.tenantId()))
                                        .map(proxy -> standing(proxy, keyId, key, version))
                                        .toList())));
    }

    private static Uni<Key> key(SqlConnection tx, UUID keyId) {
        return tx.preparedQuery(KEY)
                .execute(Tuple.of(keyId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Key::of)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("provider key")));
    }

    private static Standing standing(Proxy proxy, UUID keyId, Key key, long version) {
        return new Standing(
                proxy.id(),
                key.version() >= version && proxy.appliedGeneration() >= key.revision(),
                proxy.serving(),
                proxy.rejected().stream()
                        .filter(rejection -> rejection.id().startsWith(keyId + ":"))
                        .map(rejection -> rejection.id() + ": " + rejection.reason())
                        .toList());
    }

    private record Key(UUID tenantId, long version, long revision) {
        static Key of(Row row) {
            return new Key(row.getUUID(0), row.getLong(1), row.getLong(2));
        }
    }
}
