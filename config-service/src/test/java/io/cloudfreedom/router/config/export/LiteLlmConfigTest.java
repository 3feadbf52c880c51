package io.cloudfreedom.router.config.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.config.desired.Composition;
import io.cloudfreedom.router.config.desired.NoEndpoints;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiteLlmConfigTest {
    private static final UUID TENANT = Events.id();
    private static final UUID KEY = UUID.fromString("01900000-0000-7000-8000-0000000000aa");
    private static final List<Model> CATALOGUE = List.of(model("mine"), model("theirs"));

    @Test
    void anOwnModelFallsBackToTheGatewayWhereThePolicyAllowsIt() {
        String yaml =
                config(Tier.HYBRID, Map.of("default", KeyPolicy.OWN_FIRST)).yaml();
        assertThat(yaml)
                .contains("""
                          # Key (openai, …abcd)
                          - model_name: "mine"
                            litellm_params:
                              api_key: "os.environ/OPENAI_SECRET_0000000000AA"
                              model: "openai/mine"
                              weight: 1
                            model_info:
                              id: "01900000-0000-7000-8000-0000000000aa:mine"
                        """)
                .contains("""
                          - model_name: "cloudfreedom/mine"
                            litellm_params:
                              api_base: "os.environ/CLOUDFREEDOM_API_BASE"
                              api_key: "os.environ/CLOUDFREEDOM_API_KEY"
                              model: "openai/mine"
                        """)
                .contains("- model_name: \"theirs\"")
                .contains("    - \"mine\": [\"cloudfreedom/mine\"]\n");
    }

    @Test
    void aTenantOnItsOwnKeysNeedsNoGateway() {
        LiteLlmConfig config = config(Tier.BYOK, Map.of());
        assertThat(config.yaml())
                .doesNotContain("CLOUDFREEDOM")
                .doesNotContain("fallbacks")
                .doesNotContain("theirs");
        assertThat(config.env()).isEqualTo("""
                        # The key with which your applications call this LiteLLM; begins with sk-.
                        LITELLM_MASTER_KEY=

                        # Secret of the openai key Key (…abcd).
                        OPENAI_SECRET_0000000000AA=
                        """);
    }

    @Test
    void everyVariableOfTheConfigurationIsInTheEnvFile() {
        LiteLlmConfig config = config(Tier.HYBRID, Map.of());
        List<String> variables =
                config.env().lines().filter(line -> line.endsWith("=")).toList();
        config.yaml()
                .lines()
                .filter(line -> line.contains("os.environ/"))
                .map(line -> line.replaceAll(".*os\\.environ/(\\w+).*", "$1="))
                .forEach(name -> assertThat(variables).contains(name));
    }

    private static LiteLlmConfig config(Tier tier, Map<String, KeyPolicy> policy) {
        TenantChanged tenant = Events.tenant(TENANT, 1, tier, policy);
        List<ProviderKeyChanged> keys = List.of(
                Events.openAi(TENANT, KEY, 1, "mine"),
                Events.openAi(PlatformTenant.ID, Events.id(), 1, "mine", "theirs"));
        List<Composed> deployments = new Composition(new NoEndpoints(), CATALOGUE)
                .ofAll(Map.of(TENANT, tenant, PlatformTenant.ID, Events.platform()), keys, Events.AT);
        return new LiteLlmConfig(tenant, keys, deployments);
    }

    private static Model model(String name) {
        return new Model(name, name, "chat", 1_000, 100, List.of(new Route(Provider.OPENAI, "openai/" + name, null)));
    }
}
