package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Witness;
import io.cloudfreedom.router.pricing.PriceBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One request of a tenant with an own and a shared key, and what witnesses say of it.
final class OneRequest {
    static final UUID REQUEST = new UUID(1, 1);
    static final UUID TENANT = new UUID(2, 1);
    static final UUID VIRTUAL_KEY = new UUID(3, 1);
    static final UUID OWN = new UUID(4, 1);
    static final UUID SHARED = new UUID(4, 2);
    static final UUID PRICE = new UUID(5, 1);
    static final long R = 1_000_000;
    static final Instant ADMITTED = Instant.parse("2026-11-02T23:30:00Z");

    /// 1 nano-USD per input token, 10 per output token; mark-up 20 %.
    static final Facts FACTS = new Facts(
            Map.of(
                    PRICE,
                    new PriceChanged(
                            PRICE,
                            Provider.OPENAI,
                            "gpt-4o",
                            new PriceScope(null, null),
                            Instant.EPOCH,
                            new Rates(1_000_000, 1_000_000, 1_000_000, 1_000_000, 10_000_000, 10_000_000),
                            List.of(),
                            null,
                            "test")),
            PriceBook.EMPTY,
            Map.of(OWN, TENANT, SHARED, PlatformTenant.ID),
            Map.of(TENANT, new Facts.Terms(ZoneId.of("Europe/Berlin"), new BigDecimal("20"))));

    private OneRequest() {}

    static Optional<Settler.Verdict> settle(Statement... statements) {
        return Settler.settle(Testimony.of(Arrays.asList(statements)), FACTS);
    }

    static Booking booking(Statement... statements) {
        return settle(statements).orElseThrow().booking();
    }

    static Statement accepted() {
        return accepted(shares());
    }

    static Statement accepted(List<LeaseShare> shares) {
        return Statement.of(new AgentRecord.Accepted(
                REQUEST,
                1,
                ADMITTED,
                new Admission(
                        "a1",
                        REQUEST,
                        TENANT,
                        VIRTUAL_KEY,
                        "gpt-4o",
                        List.of(new AdmittedAttempt("t:gpt-4o", R), new AdmittedAttempt("shared:gpt-4o", R)),
                        List.of(),
                        "litellm-1",
                        1,
                        Map.of(OWN, PRICE, SHARED, PRICE),
                        shares,
                        ADMITTED.toEpochMilli(),
                        ADMITTED.toEpochMilli() + 60_000)));
    }

    static List<LeaseShare> shares() {
        return List.of(
                share(11, AccountType.TENANT, TENANT, 2 * R),
                share(12, AccountType.VIRTUAL_KEY, VIRTUAL_KEY, 2 * R),
                share(13, AccountType.PROVIDER_KEY, OWN, R),
                share(14, AccountType.PROVIDER_KEY, SHARED, R));
    }

    static LeaseShare share(long lease, AccountType type, UUID id, long r) {
        return new LeaseShare(new UUID(9, lease), AccountId.usd(type, id), r);
    }

    static Statement usage(Quality quality, Attempt... attempts) {
        return Statement.of(new AgentRecord.Usage(
                REQUEST,
                1,
                RequestStatus.SUCCEEDED,
                quality,
                200,
                null,
                ADMITTED.plusSeconds(1),
                Arrays.asList(attempts)));
    }

    static Attempt ok(UUID key, long input, long output) {
        return attempt(key, AttemptOutcome.SUCCEEDED, Quality.EXACT, input, output);
    }

    static Attempt refused(UUID key) {
        return attempt(key, AttemptOutcome.PROVIDER_ERROR, Quality.EXACT, 0, 0);
    }

    static Attempt attempt(UUID key, AttemptOutcome outcome, Quality quality, long input, long output) {
        return new Attempt(key, "openai/gpt-4o", outcome, quality, 200, input, 0, 0, 0, output, 0, null);
    }

    static Statement gateway(Quality quality, UUID key, long input, long output) {
        return said(usage(key, PRICE, input, output, shares().subList(0, 3), quality));
    }

    static Statement said(UsageRecorded usage) {
        return Statement.of(usage, ContractJson.write(usage));
    }

    static UsageRecorded usage(UUID key, UUID price, long input, long output) {
        return usage(key, price, input, output, List.of(), Quality.EXACT);
    }

    static UsageRecorded usage(
            UUID key, UUID price, long input, long output, List<LeaseShare> leases, Quality quality) {
        return new UsageRecorded(
                REQUEST,
                List.of(),
                TENANT,
                VIRTUAL_KEY,
                key,
                TENANT.equals(FACTS.ownerOfKey().get(key)) ? KeySource.OWN : KeySource.SHARED,
                Provider.OPENAI,
                "gpt-4o",
                "openai/gpt-4o",
                "litellm-1",
                1,
                ADMITTED,
                ADMITTED.plusSeconds(1),
                null,
                RequestStatus.SUCCEEDED,
                200,
                input,
                0,
                0,
                0,
                output,
                0,
                null,
                null,
                price,
                leases,
                Witness.GATEWAY,
                quality);
    }
}
