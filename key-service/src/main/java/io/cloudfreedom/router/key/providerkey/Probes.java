package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.key.operation.Periodic;
import io.cloudfreedom.router.key.remote.RemoteError;
import io.cloudfreedom.router.key.remote.StoredKeyTests;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Probes stored keys when the plan says so; every replica takes its share.
@ApplicationScoped
class Probes {
    private static final Logger LOG = Logger.getLogger(Probes.class);

    private final Database database;
    private final ProbePlan plan;
    private final Changes changes;
    private final StoredKeyTests tests;
    private final StoredVerdicts verdicts;
    private final ProbeConfig config;
    private final Periodic turns;

    Probes(
            Database database,
            ProbePlan plan,
            Changes changes,
            StoredKeyTests tests,
            StoredVerdicts verdicts,
            ProbeConfig config,
            Vertx vertx) {
        this.database = database;
        this.plan = plan;
        this.changes = changes;
        this.tests = tests;
        this.verdicts = verdicts;
        this.config = config;
        this.turns = new Periodic(vertx, "key-probe", config.interval(), this::round);
    }

    void start(@Observes StartupEvent event) {
        turns.start();
    }

    void stop(@Observes ShutdownEvent event) {
        turns.stop();
    }

    Uni<Void> round() {
        return database.asSystem(plan::claim)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUni(this::probe)
                .merge(config.concurrency())
                .onItem()
                .ignoreAsUni();
    }

    /// A probe that cannot be made is made again when the claim is over.
    private Uni<Void> probe(UUID id) {
        return database.asSystem(tx -> changes.find(tx, id))
                .map(ProviderKeyRepository.Shown::key)
                .chain(key -> key.isInUse()
                        ? tests.test(id, key.material().id()).chain(test -> verdicts.take(id, test, Origin.SERVICE))
                        : database.asSystem(tx -> plan.settled(tx, key)))
                .onFailure(t -> t instanceof RemoteError || t instanceof NotFound)
                .recoverWithNull()
                .onFailure()
                .invoke(t -> LOG.warnf("probe failed key_id=%s cause=%s", id, t.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
