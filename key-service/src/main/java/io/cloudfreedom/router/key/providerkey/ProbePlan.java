package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.key.page.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// When each stored key is probed next; a key that nobody doubts is not probed.
@ApplicationScoped
class ProbePlan {
    /// A process that dies while it probes leaves the key to the next one after this time.
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String SET = """
            insert into key_probe (key_id, tenant_id, next_probe_at, failures) values ($1, $2, $3, $4)
            on conflict (key_id) do update
            set next_probe_at = excluded.next_probe_at, failures = excluded.failures
            """;

    private static final String DOUBT = """
            insert into key_probe (key_id, tenant_id, next_probe_at, failures)
            select id, tenant_id, $3, 0 from provider_key
            where (id = any($1) and status in ('active', 'error')) or (id = any($2) and status = 'error')
            on conflict (key_id) do update
            set next_probe_at = least(coalesce(key_probe.next_probe_at, 'infinity'),
                                      greatest($3, coalesce(key_probe.probed + $4 * interval '1 millisecond', $3)))
            """;

    private static final String CLAIM = """
            update key_probe set next_probe_at = $2, probed = $1
            where key_id in (select key_id from key_probe where next_probe_at <= $1
                             order by next_probe_at limit $3 for update skip locked)
            returning key_id
            """;

    private static final String FAILURES = "select failures from key_probe where key_id = $1";

    private final ProbeConfig config;
    private final Clock clock;

    ProbePlan(ProbeConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// For a key with a new secret, which was tested just now.
    Uni<Void> afterSecret(SqlConnection tx, ProviderKey key) {
        return key.state().status() == KeyStatus.ERROR ? set(tx, key, pause(1), 1) : settled(tx, key);
    }

    /// Probes a key in the next round.
    Uni<Void> soon(SqlConnection tx, ProviderKey key) {
        return set(tx, key, Duration.ZERO, 0);
    }

    /// Plans the next probe of a key that is at fault; each one comes later than the one before.
    Uni<Void> again(SqlConnection tx, ProviderKey key) {
        return tx.preparedQuery(FAILURES)
                .execute(Tuple.of(key.id()))
                .map(rows -> rows.rowCount() == 0 ? 1 : rows.iterator().next().getInteger("failures") + 1)
                .chain(failures -> set(tx, key, pause(failures), failures));
    }

    /// Nobody doubts the key any more.
    Uni<Void> settled(SqlConnection tx, ProviderKey key) {
        return set(tx, key, null, 0);
    }

    /// Probes keys that fail, and keys at fault that work again, unless they were probed a moment ago.
    Uni<Void> doubt(SqlConnection tx, Collection<UUID> failing, Collection<UUID> working) {
        return tx.preparedQuery(DOUBT)
                .execute(Tuple.of(
                        failing.toArray(UUID[]::new),
                        working.toArray(UUID[]::new),
                        Columns.utc(clock.instant()),
                        config.debounce().toMillis()))
                .replaceWithVoid();
    }

    /// Takes the keys whose time has come, for as long as a probe may last.
    Uni<List<UUID>> claim(SqlConnection tx) {
        Instant now = clock.instant();
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(Columns.utc(now), Columns.utc(now.plus(LEASE)), config.batch()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("key_id"))
                        .toList());
    }

    private Uni<Void> set(SqlConnection tx, ProviderKey key, @Nullable Duration pause, int failures) {
        Instant next = pause == null ? null : clock.instant().plus(pause);
        return tx.preparedQuery(SET)
                .execute(Tuple.of(key.id(), key.tenantId(), Columns.utc(next), failures))
                .replaceWithVoid();
    }

    /// Doubles with each failure, up to the longest; spread by a quarter, so that keys do not keep step.
    private Duration pause(int failures) {
        long doubled = config.firstPause().toMillis() << Math.min(failures - 1, 16);
        long bounded = Math.min(doubled, config.longestPause().toMillis());
        return Duration.ofMillis(bounded - ThreadLocalRandom.current().nextLong(bounded / 4 + 1));
    }
}
