package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.config.desired.Credentials;
import io.cloudfreedom.router.config.desired.DesiredRows;
import io.cloudfreedom.router.config.desired.DesiredRows.Difference;
import io.cloudfreedom.router.config.desired.Endpoints;
import io.cloudfreedom.router.config.secret.SecretFields;
import io.cloudfreedom.router.config.secret.SecretStore;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Builds the answer to a pull: the difference as it stands in the database, completed with secrets from Vault, which
/// are in memory for that long only.
///
/// The generation is read before the difference. What commits in between goes out with this answer and, unchanged,
/// with the next one.
@ApplicationScoped
class Answers {
    private static final int READS_AT_A_TIME = 16;

    private final Database database;
    private final ProxyRows rows;
    private final DesiredRows desired;
    private final SecretStore secrets;
    private final Withholding withholding;
    private final SecretReads audit;
    private final Credentials credentials;
    private final Timer timer;

    Answers(
            Database database,
            ProxyRows rows,
            DesiredRows desired,
            SecretStore secrets,
            Withholding withholding,
            SecretReads audit,
            Endpoints endpoints,
            MeterRegistry metrics) {
        this.database = database;
        this.rows = rows;
        this.desired = desired;
        this.secrets = secrets;
        this.withholding = withholding;
        this.audit = audit;
        this.credentials = new Credentials(endpoints);
        this.timer = Timer.builder("router.config.answer")
                .description("From the decision to answer a pull to the complete answer")
                .publishPercentileHistogram()
                .register(metrics);
    }

    Uni<DesiredState> everything(String proxyId) {
        return since(proxyId, 0);
    }

    /// The difference to a generation, or everything when it is too old or unknown.
    Uni<DesiredState> since(String proxyId, long generation) {
        long start = System.nanoTime();
        return database.asSystem(tx -> snapshot(tx, proxyId, generation))
                .chain(snapshot -> complete(snapshot, generation))
                .invoke(() -> timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
    }

    private Uni<Snapshot> snapshot(SqlConnection tx, String proxyId, long generation) {
        return rows.find(tx, proxyId)
                .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                .chain(proxy -> desired.changedSince(tx, proxy.needsAll(generation) ? 0 : generation, proxy.audience())
                        .map(difference -> new Snapshot(proxy, proxy.needsAll(generation), difference)));
    }

    private Uni<DesiredState> complete(Snapshot snapshot, long generation) {
        return read(snapshot.difference().live()).chain(found -> {
            List<Deployment> complete = new ArrayList<>();
            List<Composed> withoutSecret = new ArrayList<>();
            for (Composed composed : snapshot.difference().live()) {
                found.getOrDefault(composed.materialPath(), Optional.empty())
                        .flatMap(secret -> credentials.into(composed.deployment(), secret))
                        .ifPresentOrElse(complete::add, () -> withoutSecret.add(composed));
            }
            return withoutSecret.isEmpty()
                    ? send(snapshot, complete)
                    : withholding
                            .withhold(withoutSecret)
                            .chain(() -> since(snapshot.proxy().id(), generation));
        });
    }

    private Uni<Map<String, Optional<SecretFields>>> read(List<Composed> composed) {
        Map<String, Optional<SecretFields>> found = new HashMap<>();
        return Multi.createFrom()
                .items(composed.stream().map(Composed::materialPath).distinct())
                .onItem()
                .transformToUni(path -> secrets.read(path).map(secret -> Map.entry(path, secret)))
                .merge(READS_AT_A_TIME)
                .onItem()
                .invoke(entry -> found.put(entry.getKey(), entry.getValue()))
                .onItem()
                .ignoreAsUni()
                .replaceWith(found);
    }

    private Uni<DesiredState> send(Snapshot snapshot, List<Deployment> complete) {
        Proxy proxy = snapshot.proxy();
        DesiredState state = new DesiredState(
                proxy.id(),
                proxy.generation(),
                snapshot.full(),
                complete,
                snapshot.full() ? List.of() : snapshot.difference().gone(),
                snapshot.difference().checksum());
        return database.asSystem(tx -> rows.sent(tx, proxy.id(), proxy.epoch(), state.generation(), state.checksum())
                        .chain(() -> audit.record(
                                tx, proxy.id(), snapshot.difference().live())))
                .replaceWith(state);
    }

    private record Snapshot(Proxy proxy, boolean full, Difference difference) {}
}
