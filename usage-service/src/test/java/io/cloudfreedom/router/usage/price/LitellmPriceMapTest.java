package io.cloudfreedom.router.usage.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import org.junit.jupiter.api.Test;

class LitellmPriceMapTest {
    private final LitellmPriceMap map = LitellmPriceMap.bundled();

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
    void whatItDoesNotNameHasNoPrice() {
        assertThat(map.find("openai/gpt-nobody-knows")).isEmpty();
    }
}
