package io.cloudfreedom.router.usage.lease;

import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Calls idle room back: near a limit, what one gateway holds and does not use would make another refuse.
@ApplicationScoped
class Recalls {
    /// How long a waiting gateway can miss a recall; every replica sees the same rows, so no signal is needed.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private static final String RECALL = """
            update lease set recalled = true
            where id in (
                select id from lease
                where account = $1 and incarnation <> $2 and state = 'open' and granted > settled
                order by id for update)
            returning granted - settled
            """;

    private static final String TAKE = """
            update lease set recalled = false where incarnation = $1 and recalled returning id
            """;

    private final Database database;
    private final LeaseConfig config;

    Recalls(Database database, LeaseConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Calls room back for a refused request; the refusal then says when to try again, if that can help at all.
    Uni<Refusal> callFor(GrantRequest request, Refusal refusal) {
        long missing = request.need() - (refusal.limit() - refusal.posted() - refusal.held());
        return database.asSystem(tx -> tx.preparedQuery(RECALL)
                        .execute(Tuple.of(
                                request.grantId().account().toString(),
                                request.grantId().incarnation())))
                .map(rows -> {
                    long promised = 0;
                    for (var row : rows) {
                        promised += row.getLong(0);
                    }
                    return promised >= missing ? withRetry(refusal) : refusal;
                });
    }

    /// The leases that this gateway should give back, as soon as there are any; none when the wait is over. Each is
    /// told once; what is lost on the way is called back again by the next refusal.
    Uni<List<UUID>> take(UUID incarnation, Duration wait) {
        return database.asSystem(tx -> tx.preparedQuery(TAKE).execute(Tuple.of(incarnation)))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                })
                .chain(ids -> ids.isEmpty() && wait.isPositive()
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(LOOK_AGAIN)
                                .chain(() -> take(incarnation, wait.minus(LOOK_AGAIN)))
                        : Uni.createFrom().item(ids));
    }

    private Refusal withRetry(Refusal refusal) {
        return new Refusal(
                refusal.window(),
                refusal.limit(),
                refusal.posted(),
                refusal.held(),
                refusal.resetsAt(),
                config.recallWait().toMillis());
    }
}
