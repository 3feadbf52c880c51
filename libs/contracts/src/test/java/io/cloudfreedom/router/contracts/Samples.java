package io.cloudfreedom.router.contracts;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.*;
import io.cloudfreedom.router.contracts.lease.*;
import io.cloudfreedom.router.contracts.proxy.*;
import io.cloudfreedom.router.contracts.usage.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// One filled example of every contract, with fixed ids and times.
final class Samples {
    static final Instant AT = Instant.parse("2026-11-02T10:15:30.123Z");
    static final UUID TENANT = UUID.fromString("01900000-0000-7000-8000-000000000001");
    static final UUID KEY = UUID.fromString("01900000-0000-7000-8000-000000000002");
    static final UUID VIRTUAL_KEY = UUID.fromString("01900000-0000-7000-8000-000000000003");
    static final UUID MATERIAL = UUID.fromString("01900000-0000-7000-8000-000000000004");
    static final UUID REQUEST = UUID.fromString("01900000-0000-7000-8000-000000000005");
    static final UUID PRICE = UUID.fromString("01900000-0000-7000-8000-000000000006");
    static final UUID LEASE = UUID.fromString("01900000-0000-7000-8000-000000000007");
    static final UUID INCARNATION = UUID.fromString("01900000-0000-7000-8000-000000000008");
    static final AccountId ACCOUNT = AccountId.usd(AccountType.TENANT, TENANT);
    static final GrantId GRANT = new GrantId(ACCOUNT, INCARNATION, 7);
    static final LeaseShare SHARE = new LeaseShare(LEASE, ACCOUNT, 24_000_000);

    private static final Attempt ATTEMPT = new Attempt(
            KEY, "openai/gpt-4o", AttemptOutcome.SUCCEEDED, Quality.EXACT, 200, 120, 40, 0, 0, 30, 10, "chatcmpl-1");

    private Samples() {}

    static Stream<Object> all() {
        return Stream.of(
                tenant(),
                providerKey(),
                virtualKey(),
                new ModelChanged(
                        "gpt-4o",
                        1,
                        Change.CREATED,
                        "GPT-4o",
                        "chat",
                        128_000,
                        16_384,
                        List.of(new ModelRoute(Provider.OPENAI, "openai/gpt-4o")),
                        AT),
                new ProxyChanged(
                        "litellm-1",
                        9,
                        Change.UPDATED,
                        "http://litellm-1:4000",
                        List.of("*"),
                        List.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
                        3,
                        42,
                        41,
                        List.of(TENANT),
                        true,
                        AT,
                        new ProxyLoad(812, 1_000, "register another instance")),
                new ConfigApplied(
                        "litellm-1",
                        3,
                        42,
                        "ab12",
                        List.of(new AppliedKey(KEY, 2L), new AppliedKey(MATERIAL, null)),
                        List.of(new Rejected(KEY + ":gpt-4o", "incomplete credentials")),
                        AT),
                price(),
                new KeyHealthChanged(KEY, TENANT, Map.of("401", 3L), AT, AT),
                usageRecorded(),
                new BudgetChanged(ACCOUNT, TENANT, "day", AT, AT.plusSeconds(86_400), 1_000L, 500, 20, 50, false, AT),
                new KeyUsageChanged(KEY, TENANT, 1_500_000, 9_000_000, AT, AT),
                new AuditRecorded(
                        MATERIAL,
                        AT,
                        TENANT,
                        "admin",
                        "provider_key.updated",
                        KEY.toString(),
                        "done",
                        null,
                        "r-1",
                        Map.of("weight", "v1:6b86b273ff34fce19d6b804eff5a3f57"),
                        Map.of("weight", "v1:4e07408562bedb8b60ce05c1decfe3ad")),
                new AuditCheckpointed(
                        "cloudfreedom-router/audit",
                        5,
                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                        AT,
                        "cloudfreedom-router/audit\n5\nTjux…\n"),
                admission(),
                new AgentRecord.Accepted(REQUEST, 3, AT, admission()),
                new AgentRecord.Usage(
                        REQUEST, 3, RequestStatus.SUCCEEDED, Quality.EXACT, 200, AT, AT, List.of(ATTEMPT)),
                new GrantBatch(List.of(new GrantRequest(GRANT, 1_000, 50_000))),
                new GrantResults(List.of(
                        new GrantResult(GRANT, lease(), null, null),
                        new GrantResult(GRANT, null, new Refusal("day", 1_000, 900, 50, AT, 300L), null),
                        new GrantResult(GRANT, null, null, true))),
                new Abandon(GRANT),
                new ReturnRequest(MATERIAL, 500),
                new CloseRequest(4_125_000, 3),
                new Recalls(List.of(LEASE)),
                new DesiredState("litellm-1", 42, true, List.of(deployment()), List.of("gone:gpt-4o"), "ab12"),
                new Ack(
                        3,
                        42,
                        "ab12",
                        List.of(KEY + ":gpt-4o"),
                        List.of("gone:gpt-4o"),
                        List.of(new Rejection("x:y", "wildcard"))),
                new ReloadWebhook("litellm-1", 42),
                new EpochRequest("boot-1", MATERIAL, REQUEST),
                new EpochGrant(3, 1_793_614_530_123L),
                new Watermark(3, 1_793_614_530_123L, List.of(LEASE)),
                new CooldownReport(3, List.of(new Cooldown(KEY + ":gpt-4o", 429, AT, AT.plusSeconds(5)))),
                new Committed(12));
    }

    static Admission admission() {
        return new Admission(
                "a1",
                REQUEST,
                TENANT,
                VIRTUAL_KEY,
                "gpt-4o",
                List.of(
                        new AdmittedAttempt("t:" + TENANT + ":gpt-4o", 12_000_000),
                        new AdmittedAttempt("shared:gpt-4o", 12_000_000)),
                List.of(MATERIAL),
                "litellm-1",
                3,
                Map.of(KEY, PRICE),
                List.of(SHARE),
                1_793_614_530_123L,
                1_793_618_130_123L);
    }

    static Deployment deployment() {
        return new Deployment(
                "t:" + TENANT + ":gpt-4o",
                Map.of(
                        "model",
                        "azure/größe-4o",
                        "api_key",
                        "not-a-real-secret",
                        "api_base",
                        "https://acme.openai.azure.com",
                        "weight",
                        2),
                new ModelInfo(
                        KEY + ":gpt-4o",
                        TENANT.toString(),
                        KEY,
                        2,
                        MATERIAL,
                        "azure/gpt-4o",
                        KeyChoice.COST,
                        4_375_000_000L));
    }

    private static Lease lease() {
        return new Lease(
                LEASE,
                ACCOUNT,
                50_000L,
                1_793_614_590_123L,
                1_793_618_130_123L,
                List.of(new ProxyEpoch("litellm-1", 3)));
    }

    private static TenantChanged tenant() {
        return new TenantChanged(
                TENANT,
                4,
                Change.UPDATED,
                "Acme",
                "acme",
                "acme.example",
                "company",
                Status.ACTIVE,
                Tier.HYBRID,
                "Europe/Berlin",
                "EUR",
                5_000_000_000L,
                null,
                null,
                null,
                600,
                null,
                4_096,
                new BigDecimal("12.5"),
                new BigDecimal("99.00"),
                Map.of("default", KeyPolicy.OWN_FIRST),
                false,
                AT);
    }

    private static ProviderKeyChanged providerKey() {
        return new ProviderKeyChanged(
                KEY,
                TENANT,
                2,
                Change.ROTATED,
                Provider.AZURE,
                "Acme Azure",
                "https://acme.openai.azure.com",
                null,
                null,
                Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")),
                List.of("*"),
                KeyStatus.ACTIVE,
                null,
                null,
                100_000_000_000L,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                "fp:1a2b",
                "abcd",
                new Material(MATERIAL, TENANT + "/" + KEY + "/" + MATERIAL, 1),
                AT,
                AT,
                AT);
    }

    private static VirtualKeyChanged virtualKey() {
        return new VirtualKeyChanged(
                VIRTUAL_KEY,
                TENANT,
                1,
                Change.CREATED,
                "chatbot",
                List.of(new TokenHash("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", null)),
                Status.ACTIVE,
                null,
                List.of("*"),
                null,
                null,
                1_000L,
                500_000L,
                60,
                null,
                null,
                null,
                AT);
    }

    private static PriceChanged price() {
        return new PriceChanged(
                PRICE,
                Provider.GOOGLE,
                "gemini-2.5-pro",
                new PriceScope(null, null),
                AT,
                new Rates(1_250_000_000, 125_000_000, 0, 0, 10_000_000_000L, 10_000_000_000L),
                List.of(new RateTier(
                        200_000, new Rates(2_500_000_000L, 250_000_000, 0, 0, 15_000_000_000L, 15_000_000_000L))),
                new BatchRates(625_000_000, 5_000_000_000L),
                "litellm");
    }

    private static UsageRecorded usageRecorded() {
        return new UsageRecorded(
                REQUEST,
                List.of(ATTEMPT),
                TENANT,
                VIRTUAL_KEY,
                KEY,
                KeySource.OWN,
                Provider.OPENAI,
                "gpt-4o",
                "openai/gpt-4o",
                "litellm-1",
                3,
                AT,
                AT.plusSeconds(2),
                AT.plusSeconds(1),
                RequestStatus.SUCCEEDED,
                200,
                120,
                40,
                0,
                0,
                30,
                10,
                "chatcmpl-1",
                "0.000600000",
                PRICE,
                List.of(SHARE),
                Witness.GATEWAY,
                Quality.EXACT);
    }
}
