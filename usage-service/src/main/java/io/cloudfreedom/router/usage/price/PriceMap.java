package io.cloudfreedom.router.usage.price;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudfreedom.router.contracts.event.BatchRates;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// LiteLLM's price map (USD per token, by LiteLLM model string), trimmed to our providers by
/// `tools/price_map.py`, and behind it a map of the same format with the last list prices of models that
/// LiteLLM no longer names.
///
/// A kind of token without a price of its own costs what plain input (cached, cache writes) or output (reasoning)
/// costs, never nothing.
final class PriceMap {
    private static final List<String> RESOURCES = List.of("/prices/litellm.json", "/prices/retired.json");

    /// From USD per token to nano-USD per million tokens.
    private static final int SHIFT = 9 + 6;

    private static final Pattern TIER = Pattern.compile("input_cost_per_token_above_(\\d+)k_tokens");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<Source> sources;

    private PriceMap(List<Source> sources) {
        this.sources = sources;
    }

    /// The maps that are part of this build.
    static PriceMap bundled() {
        return new PriceMap(RESOURCES.stream().map(Source::read).toList());
    }

    /// A map as LiteLLM publishes it.
    ///
    /// @throws InvalidField when it is no such map
    static PriceMap of(String source, JsonNode models) {
        if (!models.isObject()) {
            throw new InvalidField(List.of(new Problem.Violation("#", "is no object of models by name")));
        }
        return new PriceMap(List.of(new Source(source, models)));
    }

    /// The price of a model, for example `azure/gpt-4o`, `gemini/gemini-2.5-pro`,
    /// `bedrock/anthropic.claude-sonnet-4-6`.
    Optional<ModelPrice> find(String litellmModel) {
        return sources.stream()
                .flatMap(source -> source.find(litellmModel).stream())
                .findFirst();
    }

    private static ModelPrice price(JsonNode model, String source) {
        List<RateTier> tiers = bounds(model).stream()
                .map(thousands -> new RateTier(thousands * 1_000L, rates(model, "_above_" + thousands + "k_tokens")))
                .sorted(Comparator.comparingLong(RateTier::aboveInputTokens))
                .toList();
        return new ModelPrice(rates(model, ""), tiers, batch(model), source);
    }

    /// What the map does not name for batches costs as without one.
    private static @Nullable BatchRates batch(JsonNode model) {
        return model.has("input_cost_per_token_batches") || model.has("output_cost_per_token_batches")
                ? new BatchRates(
                        rate(model, "_batches", "input_cost_per_token", 0),
                        rate(model, "_batches", "output_cost_per_token", 0))
                : null;
    }

    private static Set<Integer> bounds(JsonNode model) {
        Set<Integer> bounds = new TreeSet<>();
        model.fieldNames().forEachRemaining(field -> {
            Matcher tier = TIER.matcher(field);
            if (tier.matches()) {
                bounds.add(Integer.valueOf(tier.group(1)));
            }
        });
        return bounds;
    }

    /// In a tier, what the tier does not name costs as below it.
    private static Rates rates(JsonNode model, String suffix) {
        long input = rate(model, suffix, "input_cost_per_token", 0);
        long cacheWrite = rate(model, suffix, "cache_creation_input_token_cost", input);
        long output = rate(model, suffix, "output_cost_per_token", 0);
        return new Rates(
                input,
                rate(model, suffix, "cache_read_input_token_cost", input),
                cacheWrite,
                Math.max(cacheWrite, rate(model, suffix, "cache_creation_input_token_cost_above_1hr", cacheWrite)),
                output,
                Math.max(output, rate(model, suffix, "output_cost_per_reasoning_token", output)));
    }

    private static long rate(JsonNode model, String suffix, String field, long otherwise) {
        JsonNode own = model.get(field + suffix);
        JsonNode value = own == null ? model.get(field) : own;
        return value == null || !value.isNumber()
                ? otherwise
                : value.decimalValue()
                        .movePointRight(SHIFT)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /// One file.
    private record Source(String name, JsonNode models) {
        static Source read(String resource) {
            try (InputStream in = PriceMap.class.getResourceAsStream(resource)) {
                JsonNode root = JSON.readTree(in);
                return new Source(root.required("source").textValue(), root.required("models"));
            } catch (IOException e) {
                throw new UncheckedIOException(resource + " cannot be read", e);
            }
        }

        Optional<ModelPrice> find(String litellmModel) {
            String plain = litellmModel.substring(litellmModel.indexOf('/') + 1);
            return Optional.ofNullable(models.get(litellmModel))
                    .or(() -> Optional.ofNullable(models.get(plain)))
                    // Vertex writes claude-…@date where Anthropic writes claude-…-date.
                    .or(() -> Optional.ofNullable(models.get(plain.replace('@', '-'))))
                    .filter(Source::isPriced)
                    .map(model -> price(model, name));
        }

        /// Entries without a price per token (images, speech), or none above zero, price nothing here.
        private static boolean isPriced(JsonNode model) {
            JsonNode input = model.get("input_cost_per_token");
            return input != null && input.isNumber() && input.decimalValue().signum() > 0;
        }
    }

    /// Rates below and above the context bounds, and where they come from, for example `litellm-1.106.2`.
    record ModelPrice(
            Rates rates, List<RateTier> tiers, @Nullable BatchRates batch, String source) {
        ModelPrice {
            tiers = List.copyOf(tiers);
        }

        boolean isAs(PriceChanged price) {
            return rates.equals(price.rates()) && tiers.equals(price.tiers()) && Objects.equals(batch, price.batch());
        }
    }
}
