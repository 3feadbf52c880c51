package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.request.RequestError;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Moves keys between `active` and `error`, as the verdicts of live tests of their stored secrets say.
///
/// Only a secret that is at fault makes an error, and only one that is accepted ends it: a limited rate, a missing
/// permission or a provider that is down change nothing. What an admin has switched off stays off.
@ApplicationScoped
class StoredVerdicts {
    private static final int ATTEMPTS = 3;

    private final Database database;
    private final ProviderKeyRepository repository;
    private final Changes changes;
    private final ProbePlan probes;
    private final Clock clock;

    StoredVerdicts(
            Database database, ProviderKeyRepository repository, Changes changes, ProbePlan probes, Clock clock) {
        this.database = database;
        this.repository = repository;
        this.changes = changes;
        this.probes = probes;
        this.clock = clock;
    }

    Uni<Void> take(UUID id, StoredTest test, Origin origin) {
        return Uni.createFrom()
                .deferred(() -> database.asSystem(tx -> take(tx, id, test, origin)))
                .onFailure(RequestError.ConcurrentChange.class)
                .retry()
                .atMost(ATTEMPTS - 1);
    }

    private Uni<Void> take(SqlConnection tx, UUID id, StoredTest test, Origin origin) {
        return changes.find(tx, id).chain(shown -> {
            ProviderKey key = shown.key();
            if (!key.material().id().equals(test.material())) {
                return probes.soon(tx, key);
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return move(tx, key, test.result(), now, origin)
                    .chain(after -> repository
                            .tested(tx, id, now)
                            .chain(() -> after.state().status() == KeyStatus.ERROR
                                    ? probes.again(tx, after)
                                    : probes.settled(tx, after)));
        });
    }

    private Uni<ProviderKey> move(SqlConnection tx, ProviderKey key, TestResult test, Instant now, Origin origin) {
        Optional<ProviderKey.State> next = next(key.state(), test);
        if (next.isEmpty()) {
            return Uni.createFrom().item(key);
        }
        ProviderKey moved = key.in(next.get(), now);
        String action = next.get().status() == KeyStatus.ERROR ? "provider_key.failed" : "provider_key.recovered";
        return changes.save(tx, moved, Change.STATUS_CHANGED, action, origin).replaceWith(moved);
    }

    /// Empty when the state stays.
    static Optional<ProviderKey.State> next(ProviderKey.State state, TestResult test) {
        return switch (state.status()) {
            case INACTIVE -> Optional.empty();
            case ACTIVE -> test.verdict().isFault() ? Optional.of(ProviderKey.State.failed(test)) : Optional.empty();
            case ERROR -> {
                if (test.verdict().isAccepted()) {
                    yield Optional.of(ProviderKey.State.ACTIVE);
                }
                boolean another =
                        test.verdict().isFault() && !test.verdict().json().equals(state.reason());
                yield another ? Optional.of(ProviderKey.State.failed(test)) : Optional.empty();
            }
        };
    }
}
