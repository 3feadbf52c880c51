package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.local.Console;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// How many usage events a second usage-service books: kept, settled, entered, added up, posted in three
/// windows and taken off three leases' counters, exactly once. Baseline, in the same run and database: the
/// same texts inserted into a table without an index, in batches of the same size.
public final class UsageIngest {
    private static final int TENANTS = 20;
    private static final int BATCH = 1_000;
    private static final long LIMIT = 1_000_000_000_000_000L;

    private UsageIngest() {}

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--events"), UsageIngest::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        int events = arguments.number("--events", 200_000, 10_000_000);
        try (UsageStand stand = UsageStand.start(Map.of())) {
            List<UsageCast> casts =
                    IntStream.range(0, TENANTS).mapToObj(i -> UsageCast.fresh()).toList();
            stand.startService();
            stand.send(UsageCast.model());
            casts.forEach(cast -> cast.announcements(LIMIT).forEach(stand::send));
            stand.flush();
            stand.await("select count(*) from price where model = 'gpt-4o'", 1);
            stand.await("select count(*) from account where day_limit is not null", 3L * TENANTS);
            Map<AccountId, LeaseShare> leases = leases(stand, casts);
            stand.stopService();
            long expected = publish(stand, casts, leases, events);
            try (Connection books = stand.books()) {
                double plain = plain(books, leases, events);
                double booked = booked(stand, books, events);
                console.line(String.format(
                        Locale.ROOT,
                        "%d events: %,.0f booked a second; plain inserts of the same texts %,.0f rows a second; ratio %.2f",
                        events,
                        booked,
                        plain,
                        booked / plain));
                long cost = UsageStand.number(books, "select sum(cost)::bigint from ledger_entry");
                long posted = UsageStand.number(
                        books,
                        "select sum(posted)::bigint from budget_window where kind = 'day' and account like 'tenant/%'");
                if (cost != expected || posted != expected) {
                    console.line("the books are wrong: " + expected + " expected, " + cost + " in the ledger, " + posted
                            + " posted");
                    return false;
                }
                return true;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What they cost in all.
    private static long publish(UsageStand stand, List<UsageCast> casts, Map<AccountId, LeaseShare> leases, int events)
            throws SQLException {
        UUID price;
        try (Connection books = stand.books();
                var statement = books.createStatement();
                var rows = statement.executeQuery("select id from price where model = 'gpt-4o'")) {
            rows.next();
            price = rows.getObject(1, UUID.class);
        }
        Random random = new Random(1);
        long cost = 0;
        for (int i = 0; i < events; i++) {
            UsageCast cast = casts.get(random.nextInt(casts.size()));
            long input = random.nextInt(5_000);
            long output = random.nextInt(500);
            cost += input * 2_500 + output * 10_000;
            stand.send(cast.request(
                    price,
                    input,
                    output,
                    cast.accounts().stream().map(leases::get).toList()));
        }
        stand.flush();
        return cost;
    }

    /// One lease on each account, with room for all of it.
    private static Map<AccountId, LeaseShare> leases(UsageStand stand, List<UsageCast> casts) {
        Map<AccountId, LeaseShare> leases = new HashMap<>();
        try (GatewayCalls gateway = new GatewayCalls(stand)) {
            for (UsageCast cast : casts) {
                for (AccountId account : cast.accounts()) {
                    Lease lease = gateway.grant(account, LIMIT / 4);
                    leases.put(account, new LeaseShare(lease.leaseId(), account, 100_000_000));
                }
            }
        }
        return leases;
    }

    private static double plain(Connection books, Map<AccountId, LeaseShare> leases, int events) throws SQLException {
        String text = ContractJson.write(UsageCast.fresh()
                .request(
                        UsageCast.id(), 1_000, 100, List.copyOf(leases.values()).subList(0, 3)));
        books.createStatement().execute("create table plain (id uuid, payload text)");
        long start = System.nanoTime();
        try (PreparedStatement insert =
                books.prepareStatement("insert into plain select * from unnest(?::uuid[], ?::text[])")) {
            for (int done = 0; done < events; done += BATCH) {
                UUID[] ids =
                        IntStream.range(0, BATCH).mapToObj(i -> UsageCast.id()).toArray(UUID[]::new);
                String[] texts = IntStream.range(0, BATCH).mapToObj(i -> text).toArray(String[]::new);
                insert.setArray(1, books.createArrayOf("uuid", ids));
                insert.setArray(2, books.createArrayOf("text", texts));
                insert.executeUpdate();
            }
        }
        return events / seconds(start);
    }

    private static double booked(UsageStand stand, Connection books, int events) throws SQLException {
        stand.startService();
        String count = "select coalesce(sum(next_offset), 0) from inbox_offset where topic = 'cf.usage.v1'";
        while (UsageStand.number(books, count) == 0) {
            UsageStand.pause();
        }
        long first = UsageStand.number(books, count);
        long start = System.nanoTime();
        while (UsageStand.number(books, count) < events) {
            UsageStand.pause();
        }
        return (events - first) / seconds(start);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
