package io.cloudfreedom.router.usage.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.contracts.event.BatchRates;
import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceMapTest {
    private final PriceMap map = PriceMap.bundled();

    @Test
    void findsEachProvidersModelStrings() {
        assertThat(map.find("openai/gpt-4o")).isPresent();
        assertThat(map.find("azure/gpt-4o")).isPresent();
        assertThat(map.find("gemini/gemini-2.5-flash")).isPresent();
        assertThat(map.find("vertex_ai/gemini-2.5-flash")).isPresent();
        assertThat(map.find("bedrock/anthropic.claude-sonnet-4-6")).isPresent();
        assertThat(map.find("anthropic/claude-sonnet-4-6")).isPresent();
    }

    @Test
    void convertsToNanoDollarsPerMillionTokens() {
        assertThat(map.find("openai/gpt-4o").orElseThrow().rates())
                .isEqualTo(new Rates(
                        2_500_000_000L,
                        1_250_000_000,
                        2_500_000_000L,
                        2_500_000_000L,
                        10_000_000_000L,
                        10_000_000_000L));
        assertThat(map.find("anthropic/claude-sonnet-4-6").orElseThrow().rates())
                .isEqualTo(new Rates(
                        3_000_000_000L, 300_000_000, 3_750_000_000L, 6_000_000_000L, 15_000_000_000L, 15_000_000_000L));
    }

    @Test
    void readsContextTiers() {
        assertThat(map.find("gemini/gemini-2.5-pro").orElseThrow().tiers())
                .containsExactly(new RateTier(
                        200_000,
                        new Rates(
                                2_500_000_000L,
                                250_000_000,
                                2_500_000_000L,
                                2_500_000_000L,
                                15_000_000_000L,
                                15_000_000_000L)));
    }

    @Test
    void readsWhatBatchesCost() {
        assertThat(map.find("openai/gpt-4o").orElseThrow().batch())
                .isEqualTo(new BatchRates(1_250_000_000, 5_000_000_000L));
        assertThat(map.find("gemini/gemini-1.5-pro").orElseThrow().batch()).isNull();
    }

    @Test
    void retiredModelsHaveTheirVendorsLastListPrice() {
        var pro = map.find("gemini/gemini-1.5-pro").orElseThrow();

        assertThat(pro.source()).isEqualTo("vendor-list-prices-2025");
        assertThat(pro.rates().input()).isEqualTo(1_250_000_000);
        assertThat(pro.tiers()).singleElement().satisfies(tier -> {
            assertThat(tier.aboveInputTokens()).isEqualTo(128_000);
            assertThat(tier.rates().output()).isEqualTo(10_000_000_000L);
        });
        assertThat(map.find("openai/gpt-4o").orElseThrow().source()).startsWith("litellm-");
    }

    /// What had no price would be refused.
    @Test
    void everyRouteOfTheCatalogueHasAPrice() throws IOException {
        JsonNode catalogue = new ObjectMapper()
                .readTree(Path.of("../config-service/src/main/resources/models.json")
                        .toFile());

        assertThat(catalogue).isNotEmpty();
        assertThat(catalogue.findValuesAsText("litellm_model"))
                .hasSizeGreaterThanOrEqualTo(catalogue.size())
                .allSatisfy(model -> assertThat(map.find(model)).as(model).isPresent());
    }

    @Test
    void whatItDoesNotNameHasNoPrice() {
        assertThat(map.find("openai/gpt-nobody-knows")).isEmpty();
    }

    /// Anthropic's rule: a cache write that lasts an hour costs twice the plain input.
    @Test
    void anHoursCacheWriteCostsTwiceTheInputInEitherMap() {
        for (String model : List.of(
                "anthropic/claude-sonnet-4-6",
                "anthropic/claude-haiku-4-5-20251001",
                "anthropic/claude-3-5-sonnet-20241022",
                "anthropic/claude-3-opus-20240229",
                "anthropic/claude-3-haiku-20240307")) {
            Rates rates = map.find(model).orElseThrow().rates();
            assertThat(rates.cacheWrite1h()).as(model).isEqualTo(2 * rates.input());
        }
    }
}
