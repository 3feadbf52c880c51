package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.config.desired.DesiredRows;
import io.cloudfreedom.router.config.desired.Revisions;
import io.cloudfreedom.router.config.secret.SecretStore;
import io.cloudfreedom.router.config.signal.Beat;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes deployments out of the desired state while their secret is missing, and brings them back when it is there.
@ApplicationScoped
class Withholding {
    private static final Logger LOG = Logger.getLogger(Withholding.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Database database;
    private final Revisions revisions;
    private final DesiredRows desired;
    private final Generations generations;
    private final SecretStore secrets;
    private final Counter withheld;
    private @Nullable Cancellable beat;

    Withholding(
            Database database,
            Revisions revisions,
            DesiredRows desired,
            Generations generations,
            SecretStore secrets,
            MeterRegistry metrics) {
        this.database = database;
        this.revisions = revisions;
        this.desired = desired;
        this.generations = generations;
        this.secrets = secrets;
        this.withheld = Counter.builder("router.config.withheld")
                .description("Deployments taken out because their secret was not in Vault")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        beat = Beat.every(INTERVAL, "looking for missing secrets", this::release);
    }

    void stop(@Observes ShutdownEvent event) {
        if (beat != null) {
            beat.cancel();
        }
    }

    Uni<Void> withhold(List<Composed> withoutSecret) {
        withoutSecret.forEach(composed -> LOG.errorf(
                "secret is missing, the deployment is withheld deployment_id=%s tenant_id=%s",
                composed.id(), composed.tenantId()));
        withheld.increment(withoutSecret.size());
        return database.asSystem(tx -> revisions
                .next(tx)
                .chain(revision -> desired.withhold(tx, revision, withoutSecret)
                        .chain(tenants -> generations.raise(tx, revision, tenants))));
    }

    Uni<Void> release() {
        return database.asSystem(desired::withheldPaths)
                .chain(paths -> Multi.createFrom()
                        .iterable(paths)
                        .onItem()
                        .transformToUniAndConcatenate(path -> secrets.read(path)
                                .map(secret -> secret.isPresent() ? List.of(path) : List.<String>of()))
                        .collect()
                        .asList())
                .map(found -> found.stream().flatMap(List::stream).toList())
                .chain(this::bringBack);
    }

    private Uni<Void> bringBack(List<String> paths) {
        if (paths.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.asSystem(tx -> revisions
                .next(tx)
                .chain(revision -> desired.release(tx, revision, paths)
                        .chain(tenants -> generations.raise(tx, revision, tenants))));
    }
}
