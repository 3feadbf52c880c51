package io.cloudfreedom.router.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
    @ParameterizedTest
    @CsvSource({
        "/api/tenants,KEY_SERVICE",
        "/api/tenants/0190/provider-keys,KEY_SERVICE",
        "/api/provider-keys,KEY_SERVICE",
        "/api/virtual-keys/x,KEY_SERVICE",
        "/api/tenants/0190/litellm-config.yaml,CONFIG_SERVICE",
        "/api/tenants/0190/key-choice,CONFIG_SERVICE",
        "/api/tenants/0190/.env,CONFIG_SERVICE",
        "/api/models,CONFIG_SERVICE",
        "/api/proxies/litellm-1,CONFIG_SERVICE",
        "/api/convergence,CONFIG_SERVICE",
        "/api/convergence/stream,CONFIG_SERVICE",
        "/api/cooldowns,CONFIG_SERVICE",
        "/api/usage/summary,USAGE_SERVICE",
        "/api/reports/monthly,USAGE_SERVICE",
        "/api/prices,USAGE_SERVICE",
        "/api/budgets,USAGE_SERVICE",
        "/api/webhooks,USAGE_SERVICE",
        "/api/admin/x,USAGE_SERVICE",
        "/api/modelsx,KEY_SERVICE"
    })
    void everyPathHasOneOwner(String path, Owner owner) {
        assertThat(Owner.of(path)).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/leases",
                "/q/health",
                "/api",
                "/api/../internal/leases",
                "/api/x/../../internal",
                "/api/./x",
                "/api//internal",
                "/api/%2e%2e/internal",
                "/api/x%2f..%2finternal",
                "/api/x\\..\\internal",
                "/api/x;a=b/..",
                "/api/%252e%252e/internal",
                "/api/..",
                "/apix"
            })
    void whatCouldMeanAnotherPathIsNotRouted(String path) {
        assertThat(Owner.of(path)).isEmpty();
    }
}
