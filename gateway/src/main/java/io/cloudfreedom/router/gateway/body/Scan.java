package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pass in progress. After `nextToken()` the parser stands on the value of the member at hand.
final class Scan {
    private static final int MAX_MODEL_NAME = 200;
    private static final int MAX_CHOICES = 128;
    private static final Set<String> SERVICE_TIERS = Set.of("auto", "default", "standard_only");

    private final Endpoint endpoint;
    private final JsonParser parser;
    private final byte[] body;
    private final Content content;
    private final Set<String> seen = new HashSet<>();
    private final int open;

    private @Nullable String model;
    private boolean stream;
    private boolean usageAsked;
    private @Nullable Long maxOutput;
    private @Nullable Span maximum;
    private @Nullable Span store;
    private @Nullable Span streamOptions;
    private boolean streamOptionsEmpty = true;
    private @Nullable Span includeUsage;
    private int n = 1;
    private int bestOf = 1;
    private int prompts = 1;
    private int messages = 1;

    Scan(Endpoint endpoint, JsonParser parser, byte[] body) {
        this.endpoint = endpoint;
        this.parser = parser;
        this.body = body;
        this.content = new Content(parser, body);
        this.open = Tokens.start(parser) + 1;
    }

    Scanned result() throws Refused {
        if (model == null) {
            throw Refused.invalid("missing_required_parameter", "model", "You must provide a model parameter.");
        }
        return new Scanned(
                endpoint,
                model,
                stream,
                usageAsked,
                maxOutput,
                Math.multiplyExact(Math.max(n, bestOf), prompts),
                body.length - content.mediaBytes(),
                messages,
                content.images(),
                new Scanned.Places(open, maximum, store, streamOptions, streamOptionsEmpty, includeUsage));
    }

    /// Reads the member whose name is the current token.
    void member() throws IOException, Refused {
        String name = parser.currentName();
        if (!seen.add(name)) {
            throw Refused.invalid("duplicate_parameter", name, "Duplicate member in the body: '" + shown(name) + "'.");
        }
        if (!endpoint.accepts(name)) {
            throw Refused.invalid(
                    "unsupported_parameter",
                    shown(name),
                    "Unrecognized or unsupported request argument supplied: " + shown(name));
        }
        JsonToken value = parser.nextToken();
        switch (name) {
            case "model" -> model = model(value);
            case "stream" -> stream = bool(name, value);
            case "stream_options" -> streamOptions(value);
            case "max_tokens", "max_completion_tokens", "max_output_tokens" -> maximum(name, value);
            case "n" -> n = choices(name, value);
            case "best_of" -> bestOf = choices(name, value);
            case "store" -> {
                bool(name, value);
                store = Tokens.scalar(parser);
            }
            case "service_tier" -> serviceTier(value);
            case "metadata" -> stringMap(name, value);
            case "modalities" -> textOnly(value);
            case "tools" -> new Tools(parser).read(value);
            case "messages" -> messages = content.list(name, value);
            case "prompt" -> prompts = content.prompts(name, value);
            case "input" -> {
                if (endpoint == Endpoint.EMBEDDINGS) {
                    content.prompts(name, value);
                } else {
                    messages = content.list(name, value);
                }
            }
            case "system", "instructions", "prediction" -> content.value(name, value);
            default -> parser.skipChildren();
        }
    }

    private String model(JsonToken value) throws IOException, Refused {
        if (value != JsonToken.VALUE_STRING) {
            throw wrongType("model", "a string");
        }
        String name = parser.getText();
        if (name.isEmpty() || name.length() > MAX_MODEL_NAME) {
            throw wrongType("model", "a name of at most " + MAX_MODEL_NAME + " characters");
        }
        return name;
    }

    private void streamOptions(JsonToken value) throws IOException, Refused {
        int start = Tokens.start(parser);
        if (value == JsonToken.VALUE_NULL) {
            streamOptions = Tokens.scalar(parser);
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            throw wrongType("stream_options", "an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            streamOptionsEmpty = false;
            JsonToken option = parser.nextToken();
            if (name.equals("include_usage") && includeUsage == null) {
                usageAsked = bool("stream_options.include_usage", option);
                includeUsage = Tokens.scalar(parser);
            } else if (!name.equals("include_obfuscation")) {
                throw Refused.invalid(
                        "unsupported_parameter",
                        "stream_options",
                        "Unsupported or duplicate member of stream_options: " + shown(name));
            }
        }
        streamOptions = new Span(start, Tokens.end(parser));
    }

    private void maximum(String name, JsonToken value) throws IOException, Refused {
        if (maximum != null) {
            throw Refused.invalid("invalid_value", name, "Give one maximum only: max_tokens or max_completion_tokens.");
        }
        if (value != JsonToken.VALUE_NULL) {
            maxOutput = positive(name, value, Integer.MAX_VALUE);
        }
        maximum = Tokens.scalar(parser);
    }

    private int choices(String name, JsonToken value) throws IOException, Refused {
        return value == JsonToken.VALUE_NULL ? 1 : (int) positive(name, value, MAX_CHOICES);
    }

    private long positive(String name, JsonToken value, long max) throws IOException, Refused {
        if (value != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType(name, "a whole number");
        }
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && parser.getLongValue() >= 1
                && parser.getLongValue() <= max;
        if (!fits) {
            throw wrongType(name, "between 1 and " + max);
        }
        return parser.getLongValue();
    }

    private boolean bool(String name, JsonToken value) throws Refused {
        if (value != JsonToken.VALUE_NULL && !value.isBoolean()) {
            throw wrongType(name, "true or false");
        }
        return value == JsonToken.VALUE_TRUE;
    }

    private void serviceTier(JsonToken value) throws IOException, Refused {
        if (value != JsonToken.VALUE_NULL
                && !(value == JsonToken.VALUE_STRING && SERVICE_TIERS.contains(parser.getText()))) {
            throw Refused.invalid(
                    "unsupported_value", "service_tier", "Only the default service tier is offered: it has a price.");
        }
    }

    private void stringMap(String name, JsonToken value) throws IOException, Refused {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            throw wrongType(name, "an object of strings");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            JsonToken member = parser.nextToken();
            if (member != JsonToken.VALUE_STRING && member != JsonToken.VALUE_NULL) {
                throw wrongType(name, "an object of strings");
            }
        }
    }

    private void textOnly(JsonToken value) throws IOException, Refused {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (value != JsonToken.START_ARRAY) {
            throw wrongType("modalities", "a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING
                    || !parser.getText().equals("text")) {
                throw Refused.invalid("unsupported_value", "modalities", "Only the modality 'text' is offered.");
            }
        }
    }

    private static Refused wrongType(String name, String expected) {
        return Refused.invalid("invalid_type", name, "Invalid value for '" + name + "': expected " + expected + ".");
    }

    /// A name from the client, short enough to be shown.
    static String shown(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
