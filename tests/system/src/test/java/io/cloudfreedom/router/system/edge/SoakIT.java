package io.cloudfreedom.router.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.errors.OpenAIException;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import io.cloudfreedom.router.system.stack.Customer;
import io.cloudfreedom.router.system.stack.Providers;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// Mixed load for a long time while LiteLLM and usage-service are killed at random: no usage is lost, no
/// limit passed, and the gateway does not grow. `router.soak.minutes` says how long.
@Isolated
@ExtendWith(SharedStack.class)
@Tag("long")
class SoakIT {
    private static final Logger LOG = Logger.getLogger(SoakIT.class);
    private static final Duration SETTLED = Duration.ofMinutes(5);
    private static final int CUSTOMERS = 4;
    private static final int PER_SECOND = 40;
    private static final Money LIMIT = Money.parse("0.25");

    private final LocalStack stack;
    private final Providers providers;
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    SoakIT(Router router) {
        this.stack = router.stack();
        this.providers = router.providers();
    }

    @Test
    void killsLoseNoUsageAndPassNoLimit() throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(Integer.getInteger("router.soak.minutes", 30)));
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            // The first has a limit that does not last.
            customers.add(Customer.join(stack, i == 0 ? Map.of("daily_limit", LIMIT.toString()) : Map.of()));
        }
        for (Customer customer : customers) {
            await().atMost(SETTLED)
                    .ignoreExceptions()
                    .until(() -> !customer.chat().isEmpty());
        }
        List<Long> memory = new ArrayList<>();
        try (var load = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> driver = load.submit(() -> {
                drive(customers, end);
                return null;
            });
            while (Instant.now().isBefore(end)) {
                TimeUnit.SECONDS.sleep(10 + random.nextInt(20));
                String victim = random.nextBoolean() ? "litellm-1" : "usage-service";
                stack.kill(victim);
                TimeUnit.SECONDS.sleep(1 + random.nextInt(5));
                stack.start(victim);
                memory.add(residentKib("gateway"));
                spentIsWithin(customers.getFirst());
            }
            driver.get();
        }
        LOG.infof(
                "seed=%d asked=%d answered=%d gateway_mib=%s",
                seed,
                asked.get(),
                answered.get(),
                memory.stream().map(kib -> kib / 1_024).toList());
        assertThat(answered.get()).isGreaterThan(asked.get() / 10);
        for (Customer customer : customers) {
            nothingIsMissing(customer);
        }
        spentIsWithin(customers.getFirst());
        staysFlat(memory);
    }

    private void drive(List<Customer> customers, Instant end) throws InterruptedException {
        Random choice = new Random(seed + 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (Instant.now().isBefore(end)) {
                Customer customer = customers.get(choice.nextInt(customers.size()));
                boolean stream = choice.nextBoolean();
                threads.execute(() -> ask(customer, stream));
                TimeUnit.MILLISECONDS.sleep(1_000 / PER_SECOND);
            }
        }
    }

    private void ask(Customer customer, boolean stream) {
        asked.incrementAndGet();
        try {
            String text = stream ? customer.stream(() -> {}) : customer.chat();
            assertThat(text).isNotEmpty();
            answered.incrementAndGet();
        } catch (OpenAIException | AssertionError refusedOrCut) {
            LOG.debugf("not answered: %s", refusedOrCut.getMessage());
        }
    }

    /// What a provider has answered and would invoice is in the ledger; what a killed LiteLLM cannot tell any more is
    /// booked at its worst case, so the ledger may hold more, never less.
    private void nothingIsMissing(Customer customer) {
        await().atMost(SETTLED)
                .ignoreExceptions()
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> {
                    JsonNode booked = month(customer);
                    long billed = providers.billedTo(customer.credential()).size();
                    assertThat(booked.path("requests").asLong())
                            .as("seed %d", seed)
                            .isGreaterThanOrEqualTo(billed);
                    JsonNode books = stack.api()
                            .get("/api/admin/conservation")
                            .require("the books")
                            .body();
                    assertThat(books.path("conserved").asBoolean())
                            .as("seed %d: %s", seed, books)
                            .isTrue();
                    assertThat(books.path("open_requests").asLong())
                            .as("seed %d: %s", seed, books)
                            .isZero();
                });
    }

    private void spentIsWithin(Customer limited) {
        await().atMost(SETTLED)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(Money.parse(month(limited).path("cost").asText("0")))
                                .as("seed %d", seed)
                                .isLessThanOrEqualTo(LIMIT));
    }

    private JsonNode month(Customer customer) {
        return stack.api()
                .get("/api/reports/monthly?group_by=tenant&tenant_id=" + customer.tenant() + "&month="
                        + YearMonth.now(ZoneOffset.UTC))
                .require("the report")
                .body()
                .path("rows")
                .path(0);
    }

    private long residentKib(String part) {
        return stack.status().parts().stream()
                .filter(p -> p.name().equals(part))
                .mapToLong(PartStatus::memoryKib)
                .findFirst()
                .orElseThrow();
    }

    /// The last third uses hardly more than the second.
    private void staysFlat(List<Long> memory) {
        int third = memory.size() / 3;
        if (third < 3) {
            return;
        }
        long middle = memory.subList(third, 2 * third).stream()
                .mapToLong(k -> k)
                .max()
                .orElseThrow();
        long last = memory.subList(2 * third, memory.size()).stream()
                .mapToLong(k -> k)
                .max()
                .orElseThrow();
        assertThat(last).as("seed %d: %s", seed, memory).isLessThan(middle * 12 / 10);
    }
}
