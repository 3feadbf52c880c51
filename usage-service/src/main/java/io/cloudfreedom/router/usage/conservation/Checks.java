package io.cloudfreedom.router.usage.conservation;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Reports;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Checks the books when asked, and once a night: one replica does, and says so when they do not agree.
@ApplicationScoped
class Checks {
    private static final Logger LOG = Logger.getLogger(Checks.class);

    private static final String ONE_SNAPSHOT = "set transaction isolation level repeatable read";

    private static final String MONTHS = """
            select month, sum(requests)::bigint as requests, sum(cost)::bigint as cost, sum(billed)::bigint as billed
            from ledger_entry group by month order by month
            """;

    private static final String CLAIM = "insert into conservation_check (day) values ($1) on conflict do nothing";

    private static final String KEEP =
            "update conservation_check set conserved = $2, result = $3, checked = now() where day = $1";

    private static final String NIGHTS = """
            select day, checked, conserved, result from conservation_check
            where result is not null order by day desc limit 31
            """;

    private final Database database;
    private final ConservationConfig config;
    private final Clock clock;
    private final AtomicInteger conserved;
    private @Nullable Cancellable timer;

    Checks(Database database, ConservationConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.conserved = new AtomicInteger(1);
        Gauge.builder("router.ledger.conserved", conserved, AtomicInteger::get)
                .description("0 when this replica's last check found that the books do not agree")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.interval(), "conservation", this::night);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    Uni<Conservation> now() {
        return database.asSystem(tx -> tx.query(ONE_SNAPSHOT).execute().chain(() -> check(tx)))
                .invoke(this::tell);
    }

    Uni<List<Night>> nights() {
        return database.asSystem(tx -> tx.query(NIGHTS)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Checks::night)
                        .toList()));
    }

    private Uni<Void> night() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (now.toLocalTime().isBefore(config.notBefore())) {
            return Uni.createFrom().voidItem();
        }
        LocalDate day = now.toLocalDate();
        return database.asSystem(tx -> tx.preparedQuery(CLAIM).execute(Tuple.of(day)))
                .chain(claimed -> claimed.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : now().chain(result -> database.asSystem(tx -> tx.preparedQuery(KEEP)
                                        .execute(Tuple.of(day, result.conserved(), ContractJson.write(result)))))
                                .replaceWithVoid());
    }

    private static Uni<Conservation> check(SqlConnection tx) {
        return tx.query(Conservation.QUERY)
                .execute()
                .map(rows -> rows.iterator().next())
                .chain(books -> tx.query(MONTHS)
                        .execute()
                        .chain(months -> Multi.createFrom()
                                .iterable(months)
                                .onItem()
                                .transformToUniAndConcatenate(month -> reported(tx, month))
                                .collect()
                                .asList())
                        .map(reports -> Conservation.of(
                                books,
                                reports.stream()
                                        .filter(report -> !report.same())
                                        .count(),
                                reports.stream().map(Reported::cost).reduce(Money.ZERO, Money::plus))));
    }

    private static Uni<Reported> reported(SqlConnection tx, Row ledger) {
        YearMonth month = YearMonth.from(ledger.getLocalDate("month"));
        return Reports.monthly(tx, Scope.all(), month, Set.of(), null).map(report -> {
            Measures total = report.total();
            boolean same = total.requests() == ledger.getLong("requests")
                    && total.cost().nanoUsd() == ledger.getLong("cost")
                    && total.billed().minus(total.platformFee()).nanoUsd() == ledger.getLong("billed");
            return new Reported(same, total.cost());
        });
    }

    private void tell(Conservation result) {
        conserved.set(result.conserved() ? 1 : 0);
        if (!result.conserved()) {
            LOG.errorf("the books do not agree %s", ContractJson.write(result));
        }
    }

    private static Night night(Row row) {
        return new Night(
                row.getLocalDate("day"),
                row.getOffsetDateTime("checked").toInstant(),
                row.getBoolean("conserved"),
                ContractJson.read(row.getString("result"), Conservation.class));
    }

    private record Reported(boolean same, Money cost) {}
}
