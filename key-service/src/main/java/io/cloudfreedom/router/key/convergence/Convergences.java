package io.cloudfreedom.router.key.convergence;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Tells how far LiteLLMs are with a change, and waits for it.
///
/// A LiteLLM counts when it serves the tenant, or every tenant for a key of the platform. One that has been
/// silent for a minute gets no traffic and no longer counts: it serves again only after it has pulled the
/// current state.
@ApplicationScoped
public class Convergences {
    /// A report that the key is no longer served counts only when it came after the key's last change: an
    /// older one may tell of a time before the key was served at all.
    private static final String PROXIES = """
            select p.id, (case when $4
                          then coalesce(a.proxy_id is not null and a.version is null
                                        and a.reported >= k.updated - interval '1 second', false)
                          else coalesce(a.version >= $3, false) end) as applied
            from proxy p
            left join applied_key a on a.proxy_id = p.id and a.key_id = $2
            left join provider_key k on k.id = $2
            where (p.serving or p.updated > now() - interval '60 seconds')
              and ($5 or '*' = any(p.tenants) or $1 = any(p.tenants))
            order by p.id
            """;

    private final Database database;
    private final ConvergenceSignals signals;
    private final Clock clock;

    Convergences(Database database, ConvergenceSignals signals, Clock clock) {
        this.database = database;
        this.signals = signals;
        this.clock = clock;
    }

    public Uni<Convergence> read(Wanted wanted) {
        return database.asSystem(tx -> read(tx, wanted));
    }

    /// Waits until every LiteLLM has it, at most as long as given; answers with what is true then.
    public Uni<Convergence> await(Wanted wanted, Duration atMost) {
        return Uni.createFrom().deferred(() -> {
            Instant end = clock.instant().plus(atMost);
            ConvergenceSignals.Registration registration = signals.register();
            return next(wanted, registration, end).onTermination().invoke(registration::close);
        });
    }

    private Uni<Convergence> next(Wanted wanted, ConvergenceSignals.Registration registration, Instant end) {
        return read(wanted).chain(state -> {
            Duration left = Duration.between(clock.instant(), end);
            return state.complete() || left.isNegative() || left.isZero()
                    ? Uni.createFrom().item(state)
                    : registration.signal(left).chain(() -> next(wanted, registration, end));
        });
    }

    private static Uni<Convergence> read(SqlConnection tx, Wanted wanted) {
        return tx.preparedQuery(PROXIES)
                .execute(Tuple.of(
                        wanted.tenantId().toString(),
                        wanted.keyId(),
                        wanted.version(),
                        wanted.gone(),
                        wanted.tenantId().equals(PlatformTenant.ID)))
                .map(Convergences::counted);
    }

    private static Convergence counted(RowSet<Row> rows) {
        List<String> pending = new ArrayList<>();
        for (Row row : rows) {
            if (!row.getBoolean("applied")) {
                pending.add(row.getString("id"));
            }
        }
        return new Convergence(rows.size(), rows.size() - pending.size(), pending);
    }
}
