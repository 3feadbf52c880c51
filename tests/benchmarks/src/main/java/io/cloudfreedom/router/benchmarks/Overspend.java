package io.cloudfreedom.router.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.pricing.Pricing;
import io.cloudfreedom.router.pricing.WorstCase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/// A budget that holds the worst case of so many requests, and more clients that ask at once until it is used
/// up: what is spent against what was allowed, and whether what is left would have paid for one more.
final class Overspend {
    private final Console console;
    private final RunningStack stack;
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private Overspend(Console console, RunningStack stack) {
        this.console = console;
        this.stack = stack;
    }

    public static void main(String[] args) {
        System.exit(Program.run(
                args,
                Set.of("--requests", "--concurrency"),
                (console, arguments) -> new Overspend(console, RunningStack.find())
                        .run(arguments.number("--requests", 20, 1_000), arguments.number("--concurrency", 50, 64))));
    }

    private boolean run(int requests, int clients) {
        Money worst = worstCase();
        Money limit = Money.ofNanoUsd(worst.nanoUsd() * requests);
        try (ThrowAwayTenant tenant = new ThrowAwayTenant(stack, Map.of("daily_limit", limit.toString()))) {
            tenant.addKey(RunningStack.credential());
            try (TimedChat app = tenant.app()) {
                answered.incrementAndGet();
                try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (int client = 0; client < clients; client++) {
                        threads.execute(() -> askUntilRefused(app));
                    }
                }
                askUntilRefused(app);
            }
            Money spent = tenant.spent(answered.get());
            Money left = limit.minus(spent);
            console.line(String.format(
                    Locale.ROOT,
                    "limit %s USD, the worst case of %d requests; %d clients at once: %d answered, %d refused",
                    limit,
                    requests,
                    clients,
                    answered.get(),
                    refused.get()));
            console.line(String.format(
                    Locale.ROOT,
                    "spent %s USD = %.3f of the limit; left %s, one request may cost %s",
                    spent,
                    spent.nanoUsd() / (double) limit.nanoUsd(),
                    left,
                    worst));
            boolean within = spent.compareTo(limit) <= 0;
            boolean rightlyRefused = left.compareTo(worst) < 0;
            console.line(within ? "the limit held" : "THE LIMIT WAS PASSED");
            console.line(rightlyRefused ? "no false refusal" : "REFUSED ALTHOUGH THERE WAS ROOM");
            return within && rightlyRefused;
        }
    }

    private void askUntilRefused(TimedChat app) {
        while (true) {
            try {
                app.ask(false);
                answered.incrementAndGet();
            } catch (StackException e) {
                if (!String.valueOf(e.getMessage()).contains("budget_exceeded")) {
                    throw e;
                }
                refused.incrementAndGet();
                return;
            }
        }
    }

    /// Of the question that [TimedChat] asks, at the price in force.
    private Money worstCase() {
        JsonNode book =
                stack.api().get("/api/prices").require("the price book").body().path("items");
        JsonNode rates = StreamSupport.stream(book.spliterator(), false)
                .filter(price -> price.path("provider").asText().equals("openai")
                        && price.path("model").asText().equals(stack.status().model()))
                .findFirst()
                .orElseThrow(() ->
                        new StackException("no price for " + stack.status().model()))
                .path("per_million_tokens");
        long input = Money.parse(rates.path("input").asText()).nanoUsd();
        long output = Money.parse(rates.path("output").asText()).nanoUsd();
        PriceChanged price = new PriceChanged(
                new UUID(0, 0),
                Provider.OPENAI,
                stack.status().model(),
                new PriceScope(null, null),
                Instant.EPOCH,
                new Rates(input, input, 0, 0, output, output),
                List.of(),
                null,
                "api");
        int bytes = stack.routed("").body(false).length;
        return Pricing.worstCase(price, new WorstCase(bytes, 1, 0, TimedChat.MAX_TOKENS, 1));
    }
}
