package io.cloudfreedom.router.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.testkit.RouterResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the gateway tells clients of their limits, and what it does with room that was not used.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "gateway"),
            @ResourceArg(name = "parts", value = "kafka,vault")
        })
@WithTestResource(Fakes.class)
class LimitsQuarkusTest extends GatewayTest {
    @Test
    void tellsNothingOfLimitsThatAreNotThere() {
        chat("x")
                .statusCode(200)
                .header("x-cf-budget-remaining", nullValue())
                .header("x-ratelimit-limit-requests", nullValue())
                .header("ratelimit", nullValue());
    }

    @Test
    void tellsWhatIsLeftOfTheRates() throws Exception {
        publishAndAwaitKey(Sample.virtualKey(virtualKey, tenant, token, 9, Status.ACTIVE, List.of("*"), 60));

        chat("x")
                .statusCode(200)
                .header("x-ratelimit-limit-requests", "60")
                .header("x-ratelimit-remaining-requests", matchesPattern("59|60"))
                .header("x-ratelimit-reset-requests", matchesPattern("\\d+(ms|(\\.\\d+)?s)"))
                .header("ratelimit-policy", "\"requests\";q=60;w=60")
                .header("ratelimit", matchesPattern("\"requests\";r=(59|60);t=\\d+"));
    }

    @Test
    void aRateThatIsUsedUpIsExplained() throws Exception {
        publishAndAwaitKey(Sample.virtualKey(virtualKey, tenant, token, 9, Status.ACTIVE, List.of("*"), 1));
        chat("x").statusCode(200);

        chat("x")
                .statusCode(429)
                .header("retry-after", notNullValue())
                .header("x-ratelimit-remaining-requests", "0")
                .body("error.code", equalTo("rate_limit_exceeded"))
                .body("problem.account", equalTo("virtual_key"))
                .body("problem.limit", equalTo(1))
                .body("problem.used", equalTo(1))
                .body("problem.remaining", equalTo(0))
                .body("problem.resets_at", matchesPattern(".*[+]0[12]:00"));
    }

    @Test
    void tellsWhatIsLeftOfTheTightestBudget() throws Exception {
        usage.remaining.put(AccountId.usd(AccountType.TENANT, tenant), 2_000_000_000L);
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(Sample.limitedTenant(tenant, 2_000_000_000L));
        }
        await().untilAsserted(
                        () -> chat("x").statusCode(200).header("x-cf-budget-remaining", matchesPattern("1\\.9\\d{8}")));
        Instant now = Instant.now();
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(new BudgetChanged(
                    AccountId.usd(AccountType.TENANT, tenant),
                    tenant,
                    "day",
                    now.minusSeconds(60),
                    now.plusSeconds(3_600),
                    2_000_000_000L,
                    1_500_000_000L,
                    0,
                    50,
                    false,
                    now));
        }

        await().untilAsserted(
                        () -> chat("x").statusCode(200).header("x-cf-budget-remaining", matchesPattern("0\\.\\d{9}")));
    }

    @Test
    void aProviderKeyAtItsRateIsNamed() throws Exception {
        ProviderKeyChanged key = Sample.limited(
                Sample.providerKey(providerKey, tenant, Provider.OPENAI, KeyStatus.ACTIVE), 1, null, null);
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(key);
        }
        await().until(() -> feed.current().keysOf(tenant).contains(key));
        chat("x").statusCode(200);

        chat("x")
                .statusCode(429)
                .header("retry-after", notNullValue())
                .body("error.code", equalTo("rate_limit_exceeded"))
                .body("error.message", containsString("1 requests per minute"))
                .body("problem.provider_key_id", equalTo(providerKey.toString()));
    }

    @Test
    void anOwnKeyWithoutBudgetSaysHowMuchOfItIsUsed() {
        usage.remaining.put(AccountId.usd(AccountType.PROVIDER_KEY, providerKey), 0L);

        chat("x")
                .statusCode(429)
                .body("error.code", equalTo("budget_exceeded"))
                .body("problem.provider_key_id", equalTo(providerKey.toString()))
                .body("problem.window", equalTo("day"))
                .body("problem.limit", equalTo("0.002000000"))
                .body("problem.remaining", equalTo("0.000000000"))
                .body("problem.resets_at", equalTo("2030-01-03T00:00+01:00"));
    }

    @Test
    void anOwnKeyWithoutRequestsForTodayIsNamed() throws Exception {
        ProviderKeyChanged key =
                Sample.counted(Sample.providerKey(providerKey, tenant, Provider.OPENAI, KeyStatus.ACTIVE), 1);
        usage.remaining.put(new AccountId(AccountType.PROVIDER_KEY, providerKey, Unit.REQUESTS), 1L);
        try (Publisher publisher = new Publisher(kafka.bootstrapServers())) {
            publisher.publish(key);
        }
        await().until(() -> feed.current().keysOf(tenant).contains(key));
        chat("x").statusCode(200);

        chat("x")
                .statusCode(429)
                .body("error.code", equalTo("budget_exceeded"))
                .body("problem.provider_key_id", equalTo(providerKey.toString()))
                .body("problem.unit", equalTo("requests"));
    }

    /// A request reserves some 1,150,000 nano-USD; of a failed one that is free again only when the agent says so.
    @Test
    void whatAFailedRequestHeldIsFreeWhenTheAgentSaysThatItWasFree() {
        usage.remaining.put(AccountId.usd(AccountType.TENANT, tenant), 1_300_000L);
        String body = "{\"model\":\"gpt-4o\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

        for (int i = 0; i < 3; i++) {
            post(body.formatted("refuse-free")).statusCode(500);
        }
        post(body.formatted("fail-me")).statusCode(429).body("error.code", equalTo("rate_limit_exceeded"));
        post(body.formatted("x")).statusCode(429).body("error.code", equalTo("budget_exceeded"));
    }

    @Test
    void aBodyThatLiteLlmCannotReadIsTheClientsFaultAndHoldsNothing() {
        usage.remaining.put(AccountId.usd(AccountType.TENANT, tenant), 1_300_000L);
        String body =
                "{\"model\":\"gpt-4o\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"unreadable\"}]}";
        for (int i = 0; i < 3; i++) {
            post(body).statusCode(400).body("error.type", equalTo("invalid_request_error"));
        }
    }

    @Test
    void tenantsAreCountedByName() {
        chat("x").statusCode(200);

        assertThat(metrics.get("router.tenant.requests")
                        .tag("tenant_id", tenant.toString())
                        .tag("outcome", "metered")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(metrics.get("router.tenant.tokens")
                        .tag("tenant_id", tenant.toString())
                        .tag("kind", "output")
                        .counter()
                        .count())
                .isEqualTo(5);
    }

    @Test
    void aTraceNamesModelProviderAndTokensAndNothingOfTheConversation() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        given().header("authorization", "Bearer " + token)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .contentType("application/json")
                .body(CHAT.formatted("a confidential sentence"))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);

        String passedOn = liteLlm.seen.element().request().getHeader("traceparent");
        assertThat(passedOn).startsWith("00-" + trace).doesNotContain("00f067aa0ba902b7");
        await().until(() -> collector.received.stream().anyMatch(spans -> spans.contains(tenant.toString())));
        String spans = String.join("", collector.received);
        assertThat(spans)
                .contains(
                        "chat gpt-4o",
                        "gen_ai.operation.name",
                        "gen_ai.provider.name",
                        "openai",
                        "gen_ai.request.model",
                        "gen_ai.usage.output_tokens",
                        "chatcmpl-7")
                .doesNotContain("confidential", token);
    }
}
