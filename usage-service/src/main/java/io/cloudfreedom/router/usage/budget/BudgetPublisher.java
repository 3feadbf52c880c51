package io.cloudfreedom.router.usage.budget;

import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.cloudfreedom.router.usage.webhook.Notices;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Tells where limited accounts stand, at most once a second for each, and tenants' endpoints of thresholds that are
/// crossed, once each.
@ApplicationScoped
class BudgetPublisher {
    private static final int BATCH = 500;

    private static final String TAKE = """
            with taken as (
                update budget_window set changed = false
                where (account, kind, window_start) in (
                    select account, kind, window_start from budget_window
                    where changed order by 1, 2, 3 limit $1 for update skip locked)
                returning *)
            select w.*, now() as as_of, case w.kind when 'day' then a.day_limit else a.month_limit end as window_limit
            from taken w join account a on a.account = w.account
            where case w.kind when 'day' then a.day_limit else a.month_limit end is not null
            order by w.account, w.kind, w.window_start
            """;

    private static final String ANNOUNCED = """
            update budget_window set announced = $4 where account = $1 and kind = $2 and window_start = $3
            """;

    private final Database database;
    private final Outbox outbox;
    private final Notices notices;
    private final BudgetConfig config;
    private @Nullable Cancellable timer;

    BudgetPublisher(Database database, Outbox outbox, Notices notices, BudgetConfig config) {
        this.database = database;
        this.outbox = outbox;
        this.notices = notices;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.publishInterval(), "budgets", this::publish);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private Uni<Void> publish() {
        return database.asSystem(tx -> tx.preparedQuery(TAKE)
                .execute(Tuple.of(BATCH))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Standing::of)
                        .toList())
                .chain(standings -> outbox.appendQuietly(
                                tx, standings.stream().map(Standing::event).toList())
                        .chain(() -> notices.tell(
                                tx,
                                standings.stream()
                                        .flatMap(s -> s.notices().stream())
                                        .toList()))
                        .chain(() -> remember(tx, standings))));
    }

    private static Uni<Void> remember(SqlConnection tx, List<Standing> standings) {
        List<Tuple> moved = standings.stream()
                .filter(s -> s.announced() != s.event().threshold())
                .map(s -> Tuple.of(
                        s.event().account().toString(),
                        s.event().window(),
                        s.event().windowStart().atOffset(ZoneOffset.UTC),
                        s.event().threshold()))
                .toList();
        return moved.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery(ANNOUNCED).executeBatch(moved).replaceWithVoid();
    }
}
