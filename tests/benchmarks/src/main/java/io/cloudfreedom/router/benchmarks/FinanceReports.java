package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.usage.export.LedgerLines;
import io.cloudfreedom.router.usage.report.Dimension;
import io.cloudfreedom.router.usage.report.Reports;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.PGConnection;

/// Monthly reports and the export of lines over a large ledger, on a PostgreSQL of its own.
///
/// Baselines of the same run: the same sums taken over the lines, and PostgreSQL's COPY of the same columns.
public final class FinanceReports {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String SUMS_OVER_LINES = """
            select tenant_id, provider_key_id, model, sum(requests), sum(input_tokens), sum(cached_input_tokens),
                sum(cache_write_tokens), sum(cache_write_1h_tokens), sum(output_tokens), sum(reasoning_tokens),
                sum(cost), sum(billed)
            from ledger_entry where month = date '%s' group by 1, 2, 3 order by 1, 2, 3
            """.formatted(LargeLedger.MONTH.atDay(1));

    private static final String COPY = """
            copy (select month, day, admitted, booked, request_id, revision, kind, attempt, tenant_id, virtual_key_id,
                    provider_key_id, provider, model, litellm_model, key_source, status, outcome, witness, quality,
                    price_id, requests, input_tokens, cached_input_tokens, cache_write_tokens, cache_write_1h_tokens,
                    output_tokens, reasoning_tokens, cost, billed
                from ledger_entry where month = date '%s' order by request_id, revision, kind, attempt)
            to stdout with (format csv, header)
            """.formatted(LargeLedger.MONTH.atDay(1));

    private FinanceReports() {}

    public static void main(String[] args) {
        System.exit(Program.run(args, Set.of("--lines", "--rounds"), FinanceReports::measure));
    }

    private static boolean measure(Console console, Arguments arguments) {
        int lines = arguments.number("--lines", 1_000_000, 10_000_000);
        int rounds = arguments.number("--rounds", 30, 1_000);
        try (PostgresServer server = PostgresServer.start();
                LargeLedger ledger = LargeLedger.of(server, lines)) {
            console.line("%d lines, %d sums, heap of at most %d MB"
                    .formatted(lines, ledger.sums(), Runtime.getRuntime().maxMemory() >> 20));
            reports(console, ledger, rounds);
            return export(console, ledger, lines);
        } catch (SQLException | IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void reports(Console console, LargeLedger ledger, int rounds) throws SQLException {
        Set<Dimension> groups = EnumSet.of(Dimension.TENANT, Dimension.PROVIDER_KEY, Dimension.MODEL);
        Latencies baseline = new Latencies();
        Latencies measured = new Latencies();
        for (int round = 0; round < rounds; round++) {
            baseline.add(time(() -> query(ledger.jdbc(), SUMS_OVER_LINES)));
            measured.add(time(() -> inTransaction(ledger.pool(), groups)));
        }
        Comparison.head("sums over lines", "report").forEach(console::line);
        console.line(new Comparison("month by tenant, key, model", baseline.summary(), measured.summary()).line());
    }

    private static boolean export(Console console, LargeLedger ledger, int lines) throws SQLException, IOException {
        AtomicLong copied = new AtomicLong();
        Duration copy = time(
                () -> ledger.jdbc().unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, new LineCounter(copied)));
        AtomicLong exported = new AtomicLong();
        Duration export = time(() -> ledger.pool()
                .withTransaction(tx -> LedgerLines.csv(tx, Scope.all(), LargeLedger.MONTH, null)
                        .onItem()
                        .invoke(part -> exported.addAndGet(lines(part, part.length)))
                        .onItem()
                        .ignoreAsUni())
                .await()
                .atMost(PATIENCE));
        console.line(rate("COPY by PostgreSQL", copied.get(), copy));
        console.line(rate("lines.csv", exported.get(), export));
        console.line(String.format(Locale.ROOT, "ratio %.2f", (double) export.toNanos() / copy.toNanos()));
        return copied.get() == lines + 1L && exported.get() == lines + 1L;
    }

    private static String rate(String what, long lines, Duration took) {
        return String.format(
                Locale.ROOT,
                "%-32s %10d lines %8.2f s %12.0f lines/s",
                what,
                lines,
                took.toMillis() / 1e3,
                lines / (took.toNanos() / 1e9));
    }

    private static void inTransaction(Pool pool, Set<Dimension> groups) {
        pool.withTransaction((SqlConnection tx) -> Reports.monthly(tx, Scope.all(), LargeLedger.MONTH, groups, null))
                .await()
                .atMost(PATIENCE);
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            long read = 0;
            while (rows.next()) {
                read += rows.getString("model").length();
            }
            if (read == 0) {
                throw new IllegalStateException("the ledger has no lines");
            }
        }
    }

    private static long lines(byte[] bytes, int length) {
        long lines = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private static Duration time(Work work) throws SQLException {
        Instant begun = Instant.now();
        try {
            work.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Duration.between(begun, Instant.now());
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    /// Counts and forgets.
    private static final class LineCounter extends OutputStream {
        private final AtomicLong count;

        LineCounter(AtomicLong count) {
            this.count = count;
        }

        @Override
        public void write(int b) {
            if (b == '\n') {
                count.incrementAndGet();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }
    }
}
