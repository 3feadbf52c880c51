package io.cloudfreedom.router.usage.budget;

import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Tells where limited accounts stand, at most once a second for each.
@ApplicationScoped
class BudgetPublisher {
    private static final int BATCH = 500;
    private static final List<Integer> THRESHOLDS = List.of(100, 95, 80, 50);

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

    private final Database database;
    private final Outbox outbox;
    private final BudgetConfig config;
    private @Nullable Cancellable timer;

    BudgetPublisher(Database database, Outbox outbox, BudgetConfig config) {
        this.database = database;
        this.outbox = outbox;
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
                .chain(rows -> outbox.appendQuietly(
                        tx,
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(BudgetPublisher::event)
                                .toList())));
    }

    private static BudgetChanged event(Row row) {
        long limit = row.getLong("window_limit");
        long posted = row.getLong("posted");
        return new BudgetChanged(
                AccountId.parse(row.getString("account")),
                row.getUUID("tenant_id"),
                row.getString("kind"),
                row.getOffsetDateTime("window_start").toInstant(),
                row.getOffsetDateTime("window_end").toInstant(),
                limit,
                posted,
                row.getLong("held"),
                threshold(posted, limit),
                posted >= limit,
                row.getOffsetDateTime("as_of").toInstant());
    }

    /// The highest percentage that is reached, or 0.
    static int threshold(long posted, long limit) {
        BigInteger hundredfold = BigInteger.valueOf(posted).multiply(BigInteger.valueOf(100));
        return THRESHOLDS.stream()
                .filter(percent ->
                        hundredfold.compareTo(BigInteger.valueOf(limit).multiply(BigInteger.valueOf(percent))) >= 0)
                .findFirst()
                .orElse(0);
    }
}
