package io.cloudfreedom.router.key.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// JSON merge patches (RFC 7396) with one difference: an empty text leaves a field as it is, so that a form's empty
/// field never blanks what is stored.
public final class MergePatch {
    private MergePatch() {}

    /// The body of a request that changes an object.
    ///
    /// @throws InvalidField when it is no JSON object
    public static ObjectNode body(@Nullable JsonNode patch) {
        if (patch instanceof ObjectNode object) {
            return object;
        }
        throw InvalidField.of("", "must be a JSON object");
    }

    /// Reads an object that is not there yet.
    ///
    /// @throws InvalidField when a field is unknown or has the wrong type
    public static <T extends Record> T read(ObjectNode body, Class<T> type) {
        return apply(Map.of(), body, type);
    }

    /// Applies a patch to an object and reads the result.
    ///
    /// @throws InvalidField when a field is unknown or has the wrong type
    public static <T extends Record> T apply(Object current, ObjectNode patch, Class<T> type) {
        requireKnown(patch, type);
        ObjectNode merged = ContractJson.MAPPER.valueToTree(current);
        merge(merged, patch);
        try {
            return ContractJson.MAPPER.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw new InvalidField(List.of(violation(e)));
        }
    }

    /// A member that is spelled wrong would be a limit that nobody keeps.
    private static void requireKnown(ObjectNode patch, Class<? extends Record> type) {
        Set<String> known = ContractJson.MAPPER
                .getDeserializationConfig()
                .introspect(ContractJson.MAPPER.constructType(type))
                .findProperties()
                .stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toSet());
        List<Problem.Violation> unknown = patch.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(name -> new Problem.Violation("#/" + name, "is not known here; leave it out"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidField(unknown);
        }
    }

    /// What is wrong when a patched object cannot be read: the field, never its value.
    private static Problem.Violation violation(JsonProcessingException e) {
        String field = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(part ->
                                part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                        .collect(Collectors.joining("/"))
                : "";
        return new Problem.Violation("#/" + field, "has the wrong type or form");
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isTextual() && value.textValue().isEmpty()) {
                return;
            }
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode change && target.get(field.getKey()) instanceof ObjectNode old) {
                merge(old, change);
            } else {
                target.set(field.getKey(), value);
            }
        });
    }
}
