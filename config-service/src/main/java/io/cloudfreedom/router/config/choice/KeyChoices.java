package io.cloudfreedom.router.config.choice;

import io.cloudfreedom.router.contracts.catalog.KeyChoice;
import java.util.Map;

/// What one owner of keys wants, by model; by weight where nothing is said.
public record KeyChoices(Map<String, KeyChoice> byModel) {
    /// The entry that holds for the models that are not named.
    static final String DEFAULT = "default";

    public static final KeyChoices BY_WEIGHT = new KeyChoices(Map.of());

    public KeyChoices {
        byModel = Map.copyOf(byModel);
    }

    public KeyChoice of(String model) {
        return byModel.getOrDefault(model, byModel.getOrDefault(DEFAULT, KeyChoice.WEIGHT));
    }

    /// Whether it takes prices to follow it.
    public boolean needsPrices() {
        return byModel.containsValue(KeyChoice.COST);
    }
}
