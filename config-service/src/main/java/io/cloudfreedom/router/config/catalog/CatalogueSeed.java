package io.cloudfreedom.router.config.catalog;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudfreedom.router.contracts.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The models that this release brings: `models.json`.
final class CatalogueSeed {
    private CatalogueSeed() {}

    static List<Model> read() {
        try (InputStream file = CatalogueSeed.class.getResourceAsStream("/models.json")) {
            return ContractJson.MAPPER.readValue(
                    Objects.requireNonNull(file, "models.json is missing from the jar"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("models.json cannot be read", e);
        }
    }
}
