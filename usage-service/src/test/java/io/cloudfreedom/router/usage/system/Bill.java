package io.cloudfreedom.router.usage.system;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What finance cares for: what a tenant agreed to, and requests by the key that served them.
record Bill(Cast cast, UUID price) {
    /// A key of the platform that nobody announced.
    static final UUID SHARED_KEY = UUID.fromString("00000000-0000-7000-8000-0000000000ff");

    static TenantChanged terms(Cast cast, long version, Tier tier, String markup, String fee, Instant since) {
        return terms(cast, version, "Acme, Inc.", tier, markup, fee, since);
    }

    static TenantChanged terms(
            Cast cast, long version, String name, Tier tier, String markup, String fee, Instant since) {
        return new TenantChanged(
                cast.tenant(),
                version,
                Change.UPDATED,
                name,
                "acme-" + cast.tenant(),
                null,
                null,
                Status.ACTIVE,
                tier,
                "Europe/Berlin",
                "EUR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new BigDecimal(markup),
                new BigDecimal(fee),
                Map.of("default", KeyPolicy.OWN_FIRST),
                false,
                since);
    }

    /// 1,000 tokens in, 200 of them cached, 100 out.
    UsageRecorded request(KeySource source, Instant admitted) {
        return request(Cast.id(), source, admitted, 1_000, 100);
    }

    UsageRecorded request(UUID request, KeySource source, Instant admitted, long input, long output) {
        return new UsageRecorded(
                request,
                List.of(),
                cast.tenant(),
                cast.virtualKey(),
                source == KeySource.OWN ? cast.providerKey() : SHARED_KEY,
                source,
                Provider.OPENAI,
                "gpt-4o",
                "openai/gpt-4o",
                "litellm-1",
                1,
                admitted,
                admitted,
                null,
                RequestStatus.SUCCEEDED,
                200,
                input,
                200,
                0,
                0,
                output,
                0,
                null,
                null,
                price,
                List.of(),
                Witness.GATEWAY,
                Quality.EXACT);
    }

    /// What the agent says before it calls the provider.
    AgentRecord accepted(String proxy, UUID request, Instant at) {
        return new AgentRecord.Accepted(
                request,
                1,
                at,
                new Admission(
                        "a1",
                        request,
                        cast.tenant(),
                        cast.virtualKey(),
                        "gpt-4o",
                        List.of(new AdmittedAttempt("t:" + cast.tenant() + ":gpt-4o", 1_000_000)),
                        List.of(),
                        proxy,
                        1,
                        Map.of(cast.providerKey(), price),
                        List.of(),
                        at.toEpochMilli(),
                        at.toEpochMilli() + 60_000));
    }
}
