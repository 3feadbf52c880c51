package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.io.IOException;
import java.util.Set;

/// The list of tools: those that the client runs itself pass, those that a provider runs (and bills apart) do not.
final class Tools {
    private static final Set<String> MEMBERS = Set.of(
            "type",
            "function",
            "custom",
            "name",
            "description",
            "input_schema",
            "parameters",
            "strict",
            "format",
            "cache_control",
            "display_width_px",
            "display_height_px",
            "display_number");

    private final JsonParser parser;

    Tools(JsonParser parser) {
        this.parser = parser;
    }

    void read(JsonToken value) throws IOException, Refused {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw Refused.invalid("invalid_type", "tools", "Invalid value for 'tools': expected a list.");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw Refused.invalid(
                        "invalid_type", "tools", "Invalid value for 'tools': expected a list of objects.");
            }
            tool();
        }
    }

    private void tool() throws IOException, Refused {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (!MEMBERS.contains(name)) {
                throw unsupported(name);
            }
            if (parser.nextToken() == JsonToken.VALUE_STRING && name.equals("type") && !runByClient(parser.getText())) {
                throw unsupported(parser.getText());
            }
            parser.skipChildren();
        }
    }

    private static boolean runByClient(String type) {
        return type.equals("function")
                || type.equals("custom")
                || type.startsWith("bash_")
                || type.startsWith("text_editor_")
                || type.startsWith("computer_2")
                || type.startsWith("memory_");
    }

    private static Refused unsupported(String name) {
        return Refused.invalid(
                "unsupported_tool",
                "tools",
                "The tool '" + Scan.shown(name) + "' is not offered: providers bill it apart from tokens.");
    }
}
