package io.cloudfreedom.router.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.gateway.Sample;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantMetricsTest {
    private static final int PLACES = 2;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TenantMetrics metrics = new TenantMetrics(registry, () -> PLACES);

    @Test
    void tenantsBeyondTheBoundAreCountedTogether() {
        List<UUID> tenants = List.of(Sample.id(), Sample.id(), Sample.id(), Sample.id());
        for (int round = 0; round < 3; round++) {
            tenants.forEach(tenant -> metrics.count(request(tenant)));
        }
        assertThat(tenants.subList(0, PLACES))
                .allSatisfy(tenant -> assertThat(requests(tenant.toString())).isEqualTo(3));
        assertThat(requests("other")).isEqualTo(6);
        assertThat(registry.find("router.tenant.cost").counters()).hasSize(PLACES + 1);
    }

    private double requests(String tenant) {
        return registry.get("router.tenant.requests")
                .tag("tenant_id", tenant)
                .tag("outcome", "refused")
                .counter()
                .count();
    }

    private static Ended request(UUID tenant) {
        Caller caller = new Caller(
                Sample.virtualKey(Sample.id(), tenant, "cf-x", 1, Status.ACTIVE, List.of("*"), null),
                Sample.tenant(tenant, Tier.BYOK, Status.ACTIVE, false));
        return new Ended(
                Endpoint.CHAT,
                Outcome.REFUSED,
                Sample.id(),
                caller,
                null,
                429,
                null,
                null,
                null,
                null,
                null,
                null,
                -1,
                1);
    }
}
