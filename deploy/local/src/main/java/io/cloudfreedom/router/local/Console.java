package io.cloudfreedom.router.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The only place that writes to the terminal: lines, and steps with the time that they take.
///
/// On a terminal the steps under way stand on one line that counts; elsewhere a line is written every ten seconds, so
/// that nobody ever wonders whether it hangs.
public final class Console implements AutoCloseable {

    private static final long TERMINAL_TICK_MILLIS = 200;
    private static final long PLAIN_TICK_MILLIS = 10_000;
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private final Map<String, Long> underWay = new ConcurrentSkipListMap<>();
    private final Thread ticker;

    private Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.ticker = Thread.ofVirtual().start(this::tick);
    }

    public static Console ofProcess() {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Console(System.out, terminal);
    }

    /// Says nothing: for the stack inside a test.
    public static Console silent() {
        return new Console(new PrintStream(PrintStream.nullOutputStream()), true);
    }

    public synchronized void line(String text) {
        clearTicker();
        out.println(text);
        out.flush();
    }

    public void begin(String step) {
        underWay.put(step, System.nanoTime());
    }

    public void done(String step, String remark) {
        end(step, "ok  ", remark);
    }

    public void failed(String step, String remark) {
        end(step, "FAIL", remark);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void end(String step, String mark, String remark) {
        Long since = underWay.remove(step);
        if (since != null) {
            line("  %s %-24s %6.1f s  %s"
                    .formatted(mark, step, seconds(since), remark)
                    .stripTrailing());
        }
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(terminal ? TERMINAL_TICK_MILLIS : PLAIN_TICK_MILLIS);
                showTicker();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void showTicker() {
        if (underWay.isEmpty()) {
            return;
        }
        String text = underWay.entrySet().stream()
                .map(step -> "%s %.0f s".formatted(step.getKey(), seconds(step.getValue())))
                .collect(Collectors.joining(", ", "  ...  ", ""));
        if (terminal) {
            clearTicker();
            out.print(text.length() > WIDTH ? text.substring(0, WIDTH) : text);
            out.flush();
        } else {
            line(text);
        }
    }

    private void clearTicker() {
        if (terminal) {
            out.print("\r\033[K");
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /// Seconds as people read them.
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    @Override
    public void close() {
        ticker.interrupt();
        synchronized (this) {
            clearTicker();
            out.flush();
        }
    }
}
