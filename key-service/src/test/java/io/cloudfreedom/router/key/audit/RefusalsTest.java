package io.cloudfreedom.router.key.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.key.request.Origin;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    @ParameterizedTest
    @CsvSource({
        "createTenant, tenant.create",
        "rotateProviderKey, provider_key.rotate",
        "revokeVirtualKey, virtual_key.revoke",
        "ping, ping",
    })
    void actionIsNamedAfterTheOperation(String operation, String action) {
        assertThat(Refusals.action(operation)).isEqualTo(action);
    }

    @Test
    void whoIsRefusedTooOftenIsCounted() {
        RefusalQuota quota = new RefusalQuota(2);
        AuditEntry mallory = refused("mallory");
        AuditEntry alice = refused("alice");

        assertThat(quota.allows(mallory)).isTrue();
        assertThat(quota.allows(mallory)).isTrue();
        assertThat(quota.allows(mallory)).isFalse();
        assertThat(quota.allows(mallory)).isFalse();
        assertThat(quota.allows(alice)).isTrue();

        assertThat(quota.endWindow()).containsExactly(new RefusalQuota.Over(mallory.tenantId(), "mallory", 2));
        assertThat(quota.allows(mallory)).isTrue();
        assertThat(quota.endWindow()).isEmpty();
    }

    private static AuditEntry refused(String actor) {
        return new AuditEntry(
                new UUID(0, 1),
                new Origin(actor, null, null),
                "tenant.create",
                "/api/tenants",
                AuditEntry.Outcome.REFUSED,
                "forbidden",
                Map.of(),
                AuditEntry.Change.NONE);
    }
}
