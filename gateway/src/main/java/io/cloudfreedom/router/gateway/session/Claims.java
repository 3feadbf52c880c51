package io.cloudfreedom.router.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.ContractJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The claims of a token that has been verified.
record Claims(JsonNode json) {
    /// @throws IllegalArgumentException when it is no JWT
    static Claims of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a JWT");
        }
        try {
            return new Claims(
                    ContractJson.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JWT", e);
        }
    }

    Optional<String> text(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    Optional<Long> number(String name) {
        JsonNode value = json.get(name);
        return value != null && value.isNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }

    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        JsonNode list = json.get(name);
        if (list != null) {
            list.forEach(value -> values.add(value.asText()));
        }
        return values;
    }
}
