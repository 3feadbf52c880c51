package io.cloudfreedom.router.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The one mapping between contract records and JSON: snake_case, RFC 3339 times, absent instead of null, unknown
/// fields ignored.
public final class ContractJson {
    public static final ObjectMapper MAPPER = configure(new JsonMapper());

    private ContractJson() {}

    /// Gives another mapper (a framework's) the same settings.
    public static <M extends ObjectMapper> M configure(M mapper) {
        mapper.registerModule(new JavaTimeModule());
        mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        return mapper;
    }

    /// Canonical JSON: object keys sorted by code unit, no white space. Equals Python's
    /// `json.dumps(v, sort_keys=True, separators=(",", ":"), ensure_ascii=False)` for trees of strings, whole
    /// numbers, booleans, nulls, lists and maps.
    public static String canonical(Object value) {
        try {
            return Canonical.MAPPER.writeValueAsString(
                    Canonical.MAPPER.treeToValue(MAPPER.valueToTree(value), Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not representable as JSON: " + value.getClass().getName(), e);
        }
    }

    /// Writes a contract record.
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "not representable as JSON: " + value.getClass().getName(), e);
        }
    }

    /// Reads a contract record.
    ///
    /// @throws IllegalArgumentException when the text is no JSON or lacks what the record requires
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static final class Canonical {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }
}
