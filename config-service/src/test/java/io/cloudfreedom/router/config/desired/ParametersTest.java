package io.cloudfreedom.router.config.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.config.Events;
import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.config.secret.SecretFields;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final UUID TENANT = Events.id();
    private static final SecretFields SECRET = new SecretFields(Map.of("api_key", "the-secret"));

    private final Model gpt = model("gpt-4o", new Route(Provider.OPENAI, "openai/gpt-4o", null), azure());
    private final Model gemini = model("gemini-2.5-pro", new Route(Provider.GOOGLE, "gemini/gemini-2.5-pro", null));
    private final Model claude = model(
            "claude-sonnet-4-6",
            new Route(Provider.ANTHROPIC, "anthropic/claude-sonnet-4-6", null),
            new Route(Provider.AWS, "bedrock/anthropic.claude-sonnet-4-6", true),
            new Route(Provider.GOOGLE, "vertex_ai/claude-sonnet-4-6", null));

    @Test
    void openAi() {
        assertThat(params(gpt, Provider.OPENAI, Map.of()))
                .containsOnly(entry("model", "openai/gpt-4o"), entry("api_key", "the-secret"), entry("weight", 1));
    }

    @Test
    void anthropic() {
        assertThat(params(claude, Provider.ANTHROPIC, Map.of()))
                .containsEntry("model", "anthropic/claude-sonnet-4-6")
                .containsEntry("api_key", "the-secret");
    }

    @Test
    void azureNamesTheDeploymentAndKeepsThePrice() {
        Deployment deployment = composed(gpt, Provider.AZURE, Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")));
        assertThat(deployment.litellmParams())
                .containsOnly(
                        entry("model", "azure/gpt4o-prod"),
                        entry("api_key", "the-secret"),
                        entry("api_base", "https://acme.openai.azure.com"),
                        entry("api_version", "2024-10-21"),
                        entry("weight", 1));
        assertThat(deployment.modelInfo().baseModel()).isEqualTo("azure/gpt-4o");
    }

    @Test
    void azureWithoutADeploymentForTheModelServesNothing() {
        assertThat(compose(new NoEndpoints(), gpt, Provider.AZURE, Map.of("deployments", Map.of("gpt-5", "x"))))
                .isEmpty();
    }

    @Test
    void aiStudio() {
        assertThat(params(gemini, Provider.GOOGLE, Map.of("auth", "api_key")))
                .containsOnly(
                        entry("model", "gemini/gemini-2.5-pro"), entry("api_key", "the-secret"), entry("weight", 1));
    }

    @Test
    void vertex() {
        assertThat(params(gemini, Provider.GOOGLE, Map.of("auth", "service_account")))
                .containsOnly(
                        entry("model", "vertex_ai/gemini-2.5-pro"),
                        entry("vertex_project", "acme-project"),
                        entry("vertex_location", "europe-west1"),
                        entry("vertex_credentials", "the-secret"),
                        entry("weight", 1));
    }

    @Test
    void claudeOnVertex() {
        assertThat(params(claude, Provider.GOOGLE, Map.of("auth", "service_account")))
                .containsEntry("model", "vertex_ai/claude-sonnet-4-6")
                .containsEntry("vertex_project", "acme-project")
                .containsEntry("vertex_credentials", "the-secret");
    }

    @Test
    void aiStudioServesNoClaude() {
        assertThat(compose(new NoEndpoints(), claude, Provider.GOOGLE, Map.of("auth", "api_key")))
                .isEmpty();
    }

    @Test
    void bedrockWithAccessKeyTakesTheRegionsInferenceProfile() {
        Deployment deployment = composed(claude, Provider.AWS, Map.of("access_key_id", "AKIAEXAMPLE"));
        assertThat(deployment.litellmParams())
                .containsOnly(
                        entry("model", "bedrock/us.anthropic.claude-sonnet-4-6"),
                        entry("aws_region_name", "us-east-1"),
                        entry("aws_access_key_id", "AKIAEXAMPLE"),
                        entry("aws_secret_access_key", "the-secret"),
                        entry("weight", 1));
        assertThat(deployment.modelInfo().baseModel()).isEqualTo("anthropic.claude-sonnet-4-6");
    }

    @Test
    void bedrockWithApiKeyAndAProfileOfItsOwn() {
        String profile = "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc";
        assertThat(params(claude, Provider.AWS, Map.of("inference_profiles", Map.of("claude-sonnet-4-6", profile))))
                .containsEntry("model", "bedrock/" + profile)
                .containsEntry("api_key", "the-secret")
                .doesNotContainKey("aws_access_key_id");
    }

    @Test
    void otherEndpointsReplaceTheProviders() {
        Endpoints doubles = new NoEndpoints() {
            @Override
            public Optional<URI> openai() {
                return Optional.of(URI.create("http://127.0.0.1:1/v1"));
            }

            @Override
            public Optional<URI> vertex() {
                return Optional.of(URI.create("http://127.0.0.1:2"));
            }

            @Override
            public Optional<URI> vertexToken() {
                return Optional.of(URI.create("http://127.0.0.1:3/token"));
            }

            @Override
            public Optional<URI> awsRuntime() {
                return Optional.of(URI.create("http://127.0.0.1:4"));
            }
        };
        assertThat(compose(doubles, gpt, Provider.OPENAI, Map.of())
                        .orElseThrow()
                        .litellmParams())
                .containsEntry("api_base", "http://127.0.0.1:1/v1");
        assertThat(compose(doubles, claude, Provider.AWS, Map.of())
                        .orElseThrow()
                        .litellmParams())
                .containsEntry("aws_bedrock_runtime_endpoint", "http://127.0.0.1:4");
        Deployment vertex = compose(doubles, gemini, Provider.GOOGLE, Map.of("auth", "service_account"))
                .orElseThrow();
        assertThat(vertex.litellmParams())
                .containsEntry(
                        "api_base",
                        "http://127.0.0.1:2/v1/projects/acme-project/locations/europe-west1/publishers/google/models/gemini-2.5-pro");
        assertThat(compose(doubles, claude, Provider.GOOGLE, Map.of("auth", "service_account"))
                        .orElseThrow()
                        .litellmParams())
                .containsEntry(
                        "api_base",
                        "http://127.0.0.1:2/v1/projects/acme-project/locations/europe-west1/publishers/anthropic/models/claude-sonnet-4-6");
        assertThat(new Credentials(doubles)
                        .into(vertex, new SecretFields(Map.of("api_key", "{\"token_uri\":\"https://elsewhere\"}")))
                        .orElseThrow()
                        .litellmParams())
                .containsEntry("vertex_credentials", "{\"token_uri\":\"http://127.0.0.1:3/token\"}");
    }

    @Test
    void aBlankSecretIsNone() {
        Deployment deployment =
                compose(new NoEndpoints(), gpt, Provider.OPENAI, Map.of()).orElseThrow();
        assertThat(new Credentials(new NoEndpoints()).into(deployment, new SecretFields(Map.of("api_key", " "))))
                .isEmpty();
    }

    private static Map<String, Object> params(Model model, Provider provider, Map<String, Object> config) {
        return composed(model, provider, config).litellmParams();
    }

    private static Deployment composed(Model model, Provider provider, Map<String, Object> config) {
        return compose(new NoEndpoints(), model, provider, config)
                .flatMap(deployment -> new Credentials(new NoEndpoints()).into(deployment, SECRET))
                .orElseThrow();
    }

    private static Optional<Deployment> compose(
            Endpoints endpoints, Model model, Provider provider, Map<String, Object> config) {
        ProviderKeyChanged key = Events.key(TENANT, Events.id(), 1, provider, config, List.of("*"));
        var tenant = Events.tenant(TENANT, 1, Tier.HYBRID, Map.of());
        return new Composition(endpoints, List.of(model))
                .of(tenant, key, Events.AT).stream().map(Composed::deployment).findFirst();
    }

    private static Model model(String name, Route... routes) {
        return new Model(name, name, "chat", 128_000, 16_384, List.of(routes));
    }

    private static Route azure() {
        return new Route(Provider.AZURE, "azure/gpt-4o", null);
    }

    private static Map.Entry<String, Object> entry(String name, Object value) {
        return Map.entry(name, value);
    }
}
