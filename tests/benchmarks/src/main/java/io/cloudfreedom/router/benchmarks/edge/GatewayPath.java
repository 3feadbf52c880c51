package io.cloudfreedom.router.benchmarks.edge;

import io.cloudfreedom.router.benchmarks.edge.Stage.Way;
import io.cloudfreedom.router.local.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// Direct, through a bare relay, and through the governed gateway, in turns and in one run.
final class GatewayPath {
    private static final List<Integer> CLOSED = List.of(1, 16, 64);
    private static final int OPEN_CONNECTIONS = 16;
    private static final int STREAMS = 512;

    private final Console console;
    private final Stage stage;
    private final int rounds;
    private final Duration turn;
    private boolean answered = true;

    GatewayPath(Console console, Stage stage, int rounds, Duration turn) {
        this.console = console;
        this.stage = stage;
        this.rounds = rounds;
        this.turn = turn;
    }

    /// False when something was not answered as it should.
    boolean run(int rate) {
        console.line("start to ready: %d ms".formatted(stage.startTime().toMillis()));
        warmUp();
        console.line("");
        console.line("plain chats, closed loop (each connection asks again at once)");
        for (int connections : CLOSED) {
            show(connections, each(way -> stage.load(way, false).closed(connections, turn)), Tally::whole);
        }
        console.line("");
        console.line("plain chats, open loop: %d a second over %d connections; waiting counts"
                .formatted(rate, OPEN_CONNECTIONS));
        show(OPEN_CONNECTIONS, each(way -> stage.load(way, false).open(OPEN_CONNECTIONS, turn, rate)), Tally::whole);
        console.line("");
        console.line("streams of %d tokens, closed loop, time to the first byte".formatted(FastDouble.TOKENS));
        show(16, each(way -> stage.load(way, true).closed(16, turn)), Tally::firstByte);
        console.line("");
        console.line("%d streams at once, a token every %d ms, time to the first byte"
                .formatted(STREAMS, FastDouble.PACE_MILLIS));
        show(STREAMS, each(way -> stage.pacedLoad(way).once(STREAMS)), Tally::firstByte);
        console.line("");
        cost();
        return answered;
    }

    private void warmUp() {
        each(way -> stage.load(way, false).closed(16, Duration.ofSeconds(2)));
        each(way -> stage.load(way, true).closed(16, Duration.ofSeconds(1)));
    }

    private Map<Way, Tally> each(Function<Way, Tally> load) {
        Map<Way, Tally> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            List<Way> order = new ArrayList<>(List.of(Way.values()));
            Collections.rotate(order, round);
            order.forEach(way -> all.merge(way, load.apply(way), Tally::plus));
        }
        return all;
    }

    private void show(int connections, Map<Way, Tally> tallies, Percentile percentile) {
        Tally direct = Objects.requireNonNull(tallies.get(Way.DIRECT), "every way is measured");
        Tally bare = Objects.requireNonNull(tallies.get(Way.BARE_RELAY), "every way is measured");
        for (Map.Entry<Way, Tally> entry : new TreeMap<>(tallies).entrySet()) {
            Tally tally = entry.getValue();
            console.line(String.format(
                    Locale.ROOT,
                    "  c=%-4d %-11s %9.0f/s  p50 %8.0f us  p99 %8.0f us  added p50 %8.0f us  p99 %8.0f us  of direct %5.2f  of bare %5.2f  failed %d",
                    connections,
                    entry.getKey().text(),
                    tally.perSecond(),
                    percentile.of(tally, 50),
                    percentile.of(tally, 99),
                    percentile.of(tally, 50) - percentile.of(direct, 50),
                    percentile.of(tally, 99) - percentile.of(direct, 99),
                    tally.perSecond() / direct.perSecond(),
                    tally.perSecond() / bare.perSecond(),
                    tally.failures()));
            if (tally.failures() > 0) {
                answered = false;
                console.line("    the first: " + tally.firstFailure());
            }
        }
    }

    /// Processor time, allocation and memory of the gateway, with everything that runs beside the requests.
    private void cost() {
        console.line("gateway: %d MiB resident after all this"
                .formatted(stage.gateway().residentMib()));
        try (Allocation allocation = Allocation.of(stage.gateway())) {
            cost("plain", false, allocation);
            cost("stream", true, allocation);
        }
        double cpu = stage.bareRelay().cpuSeconds();
        Tally tally = stage.load(Way.BARE_RELAY, false).closed(16, turn.multipliedBy(2));
        console.line(String.format(
                Locale.ROOT,
                "bare relay, plain: CPU %.0f us per request, %d MiB resident",
                (stage.bareRelay().cpuSeconds() - cpu) * 1e6 / tally.answers(),
                stage.bareRelay().residentMib()));
    }

    private void cost(String name, boolean stream, Allocation allocation) {
        double cpu = stage.gateway().cpuSeconds();
        long bytes = allocation.bytes();
        Tally tally = stage.load(Way.GATEWAY, stream).closed(16, turn.multipliedBy(2));
        double cpuUsed = stage.gateway().cpuSeconds() - cpu;
        long bytesUsed = allocation.bytes() - bytes;
        console.line(String.format(
                Locale.ROOT,
                "gateway, %s: CPU %.0f us and %.1f KiB allocated per request",
                name,
                cpuUsed * 1e6 / tally.answers(),
                bytesUsed / 1024.0 / tally.answers()));
    }

    @FunctionalInterface
    private interface Percentile {
        double of(Tally tally, double percent);
    }
}
