package io.cloudfreedom.router.system.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.errors.InternalServerException;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.system.stack.Customer;
import io.cloudfreedom.router.system.stack.Providers;
import io.cloudfreedom.router.system.stack.Router;
import io.cloudfreedom.router.system.stack.SharedStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/// What goes on while a part is away, and that nothing is missing when it is back. Each test leaves the stack whole.
@Isolated
@ExtendWith(SharedStack.class)
class DegradationIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Providers providers;
    private static Customer customer;

    @BeforeAll
    static void joinACustomer(Router router) {
        stack = router.stack();
        providers = router.providers();
        customer = Customer.join(stack, Map.of());
        untilServed(customer);
    }

    @Test
    @Tag("long")
    void withoutKafkaUsageWaitsOnDiskAndIsPublishedAfterwards() {
        Path spool = stack.state().dataFolder("gateway");
        stack.kill("kafka");
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(customer.chat()).isNotEmpty();
            }
            await().atMost(LONG).until(() -> spooled(spool) > 0);
            assertThat(customer.chat()).isNotEmpty();
        } finally {
            stack.start("kafka");
        }
        await().atMost(LONG).until(() -> spooled(spool) == 0);
        everyRequestIsInTheLedger(customer);
    }

    @Test
    @Tag("long")
    void withoutUsageServiceWhatIsInHandIsServedAndTheRestRefusedWithAReason() {
        Customer newcomer = Customer.join(stack, Map.of());
        await().atMost(LONG).untilAsserted(() -> assertThat(models(newcomer)).contains(Customer.MODEL));
        stack.kill("usage-service");
        try {
            assertThat(customer.chat()).isNotEmpty();
            InternalServerException refusal = catchThrowableOfType(InternalServerException.class, newcomer::chat);
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.code()).contains("budget_unavailable");
        } finally {
            stack.start("usage-service");
        }
        untilServed(newcomer);
        everyRequestIsInTheLedger(customer);
    }

    @Test
    void withoutTheDatabaseWhatIsInHandIsServed() {
        stack.stop("postgres");
        try {
            assertThat(customer.chat()).isNotEmpty();
        } finally {
            stack.start("postgres");
        }
        untilServed(customer);
        everyRequestIsInTheLedger(customer);
    }

    @Test
    void withoutConfigServiceServingGoesOn() {
        stack.kill("config-service");
        try {
            assertThat(customer.chat()).isNotEmpty();
            assertThat(customer.stream(() -> {})).isNotEmpty();
        } finally {
            stack.start("config-service");
        }
    }

    @Test
    void withoutLiteLlmItIs503AtOnceAndNothingIsHeldForIt() {
        stack.kill("litellm-1");
        try {
            for (int i = 0; i < 20; i++) {
                long begun = System.nanoTime();
                InternalServerException refusal = catchThrowableOfType(InternalServerException.class, customer::chat);
                assertThat(refusal.statusCode()).isEqualTo(503);
                assertThat(refusal.code()).contains("no_upstream");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            stack.start("litellm-1");
        }
        untilServed(customer);
        everyRequestIsInTheLedger(customer);
    }

    @Test
    void aGatewayThatStopsFinishesItsStreamsReturnsItsLeasesAndFlushesItsUsage() throws Exception {
        providers.treat(customer.credential(), "tick", 10, 200);
        CountDownLatch begun = new CountDownLatch(1);
        String text;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> stream = threads.submit(() -> customer.stream(begun::countDown));
            assertThat(begun.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            stack.stop("gateway");
            text = stream.get();
        } finally {
            stack.start("gateway");
            providers.treat(customer.credential(), "ok", 10, 0);
        }
        assertThat(text).isNotEmpty();
        assertThat(spooled(stack.state().dataFolder("gateway"))).isZero();
        untilServed(customer);
        everyRequestIsInTheLedger(customer);
    }

    /// By the doubles' own books.
    private static void everyRequestIsInTheLedger(Customer of) {
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            JsonNode rows = stack.api()
                    .get("/api/reports/monthly?group_by=tenant&tenant_id=" + of.tenant() + "&month="
                            + YearMonth.now(ZoneOffset.UTC))
                    .require("the report")
                    .body()
                    .path("rows");
            assertThat(rows).hasSize(1);
            assertThat(rows.get(0).path("requests").asInt())
                    .isEqualTo(providers.billedTo(of.credential()).size());
        });
    }

    private static void untilServed(Customer who) {
        await().atMost(LONG).ignoreExceptions().until(() -> !who.chat().isEmpty());
    }

    private static String models(Customer who) {
        return HttpJson.get(URI.create(who.url() + "/models"), Map.of("Authorization", "Bearer " + who.virtualKey()))
                .require("the models")
                .body()
                .toString();
    }

    private static long spooled(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jsonl")).count();
        }
    }
}
