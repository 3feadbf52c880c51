package io.cloudfreedom.router.config.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.catalog.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueSeedTest {
    private final List<Model> models = CatalogueSeed.read();

    @Test
    void holdsTheModelsOfTheFirstDeployment() {
        assertThat(models)
                .extracting(Model::name)
                .doesNotHaveDuplicates()
                .contains(
                        "gemini-1.5-flash",
                        "gemini-1.5-pro",
                        "gpt-4o",
                        "gpt-4o-mini",
                        "claude-3-5-sonnet",
                        "claude-3-opus",
                        "claude-3-haiku");
    }

    @Test
    void everyProviderServesSomething() {
        assertThat(models.stream().flatMap(model -> model.routes().stream()).map(Route::provider))
                .contains(Provider.values());
    }

    @Test
    void theLiteLlmModelStringNamesTheProvider() {
        assertThat(models.stream()
                        .flatMap(model -> model.routes().stream())
                        .collect(Collectors.groupingBy(
                                Route::provider,
                                Collectors.mapping(
                                        route -> route.litellmModel()
                                                .substring(
                                                        0, route.litellmModel().indexOf('/')),
                                        Collectors.toSet()))))
                .containsOnly(
                        Map.entry(Provider.OPENAI, Set.of("openai")),
                        Map.entry(Provider.AZURE, Set.of("azure")),
                        Map.entry(Provider.GOOGLE, Set.of("gemini", "vertex_ai")),
                        Map.entry(Provider.AWS, Set.of("bedrock")),
                        Map.entry(Provider.ANTHROPIC, Set.of("anthropic")));
    }

    @Test
    void claudeIsServedByAnthropicAmazonAndGoogle() {
        assertThat(models)
                .filteredOn(model -> model.name().startsWith("claude-"))
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.routes())
                        .extracting(Route::provider)
                        .containsExactlyInAnyOrder(Provider.ANTHROPIC, Provider.AWS, Provider.GOOGLE));
    }

    @Test
    void aModelKeepsItsJson() {
        assertThat(models)
                .allSatisfy(model -> assertThat(ContractJson.read(ContractJson.write(model), Model.class))
                        .isEqualTo(model));
    }
}
