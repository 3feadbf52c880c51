package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/// Keeps refused attempts, each in a transaction of its own, since theirs was rolled back.
///
/// Whoever is refused more often than a bound is counted instead: one entry a minute says how often, so that
/// nobody can fill the log. A refusal that cannot be stored is answered all the same: nothing was changed.
@ApplicationScoped
class RefusalLog {
    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Database database;
    private final AuditLog log;
    private final RefusalQuota quota;
    private final Counter lost;
    private final Periodic turns;

    /// How refusals are kept.
    @ConfigMapping(prefix = "router.audit.refusals")
    interface Config {
        /// Entries per actor and minute; what goes beyond is counted.
        @WithDefault("300")
        int perMinute();
    }

    RefusalLog(Database database, AuditLog log, Config config, MeterRegistry metrics, Vertx vertx) {
        this.database = database;
        this.log = log;
        this.quota = new RefusalQuota(config.perMinute());
        this.lost = Counter.builder("router.audit.lost")
                .description("Refused attempts that could not be stored")
                .register(metrics);
        this.turns = new Periodic(vertx, "audit-refusals", WINDOW, this::turn);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    Uni<Void> add(AuditEntry entry) {
        return quota.allows(entry) ? store(entry) : Uni.createFrom().voidItem();
    }

    Uni<Void> turn() {
        return Multi.createFrom()
                .iterable(quota.endWindow())
                .onItem()
                .transformToUniAndConcatenate(over -> store(new AuditEntry(
                        over.tenantId(),
                        new Origin(over.actor(), null, null),
                        "refusals.count",
                        over.actor(),
                        AuditEntry.Outcome.REFUSED,
                        "too many to be kept one by one",
                        Map.of("count", over.count()),
                        AuditEntry.Change.NONE)))
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> store(AuditEntry entry) {
        return database.inTransaction(Scope.of(entry.tenantId()), tx -> log.append(tx, entry))
                .onFailure()
                .invoke(t -> {
                    lost.increment();
                    LOG.warnf("refused attempt not stored action=%s cause=%s", entry.action(), t.toString());
                })
                .onFailure()
                .recoverWithNull();
    }
}
