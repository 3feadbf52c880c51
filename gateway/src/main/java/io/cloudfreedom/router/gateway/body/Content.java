package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// The part of a body that the model reads: media are counted apart, and nothing in it may point outside of it.
///
/// Two kinds of subtree are data of the client and not looked into: the input of a tool call and the
/// arguments of a function call.
final class Content {
    private static final byte[] DATA_URL = "data:".getBytes(StandardCharsets.US_ASCII);

    private static final Set<String> OPAQUE = Set.of("input", "arguments");
    private static final Set<String> REFERENCES =
            Set.of("file_id", "file_url", "file_data", "video_url", "input_audio", "container_id");
    private static final Set<String> REFUSED_TYPES = Set.of(
            "file", "input_file", "image_file", "item_reference", "input_audio", "container_upload", "video_url");

    private final JsonParser parser;
    private final byte[] body;
    private long mediaBytes;
    private int images;

    Content(JsonParser parser, byte[] body) {
        this.parser = parser;
        this.body = body;
    }

    long mediaBytes() {
        return mediaBytes;
    }

    int images() {
        return images;
    }

    /// A list of messages or input items, or one text; returns how many there are.
    int list(String name, JsonToken value) throws IOException, Refused {
        if (value != JsonToken.START_ARRAY) {
            value(name, value);
            return 1;
        }
        int count = 0;
        JsonToken item = parser.nextToken();
        while (item != JsonToken.END_ARRAY) {
            value(name, item);
            count++;
            item = parser.nextToken();
        }
        return Math.max(1, count);
    }

    /// One text, a list of texts, one list of token ids, or a list of such lists; returns how many texts there are.
    int prompts(String name, JsonToken value) throws IOException, Refused {
        if (value != JsonToken.START_ARRAY) {
            value(name, value);
            return 1;
        }
        int texts = 0;
        JsonToken item = parser.nextToken();
        while (item != JsonToken.END_ARRAY) {
            if (!item.isNumeric()) {
                texts++;
            }
            value(name, item);
            item = parser.nextToken();
        }
        return Math.max(1, texts);
    }

    /// Any value; `name` is that of the nearest member around it.
    void value(String name, JsonToken value) throws IOException, Refused {
        switch (value) {
            case START_OBJECT -> object(name);
            case START_ARRAY -> {
                JsonToken item = parser.nextToken();
                while (item != JsonToken.END_ARRAY) {
                    value(name, item);
                    item = parser.nextToken();
                }
            }
            default -> {}
        }
    }

    private void object(String around) throws IOException, Refused {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (OPAQUE.contains(name)) {
                parser.skipChildren();
            } else if (value == JsonToken.VALUE_STRING) {
                string(around, name);
            } else if (REFERENCES.contains(name) && value != JsonToken.VALUE_NULL) {
                throw outside(name);
            } else {
                value(name, value);
            }
        }
    }

    private void string(String around, String name) throws IOException, Refused {
        switch (name) {
            case "type" -> {
                if (REFUSED_TYPES.contains(parser.getText())) {
                    throw Refused.invalid(
                            "unsupported_content",
                            around,
                            "Content of type '" + parser.getText() + "' is not offered: it cannot be priced here.");
                }
            }
            case "image_url" -> dataUrl(name);
            case "url" -> {
                if (around.equals("image_url") || around.equals("source")) {
                    dataUrl(around);
                }
            }
            case "data" -> {
                if (around.equals("source")) {
                    media(Tokens.string(body, Tokens.start(parser)));
                }
            }
            case "media_type" -> {
                if (parser.getText().equals("application/pdf")) {
                    throw outside(name);
                }
            }
            default -> {
                if (REFERENCES.contains(name)) {
                    throw outside(name);
                }
            }
        }
    }

    private void dataUrl(String name) throws Refused {
        Span span = Tokens.string(body, Tokens.start(parser));
        int begin = span.start() + 1;
        int end = begin + DATA_URL.length;
        if (end > span.end() || !Arrays.equals(body, begin, end, DATA_URL, 0, DATA_URL.length)) {
            throw Refused.invalid(
                    "unsupported_media", name, "Images are accepted as data: URLs only; nothing is fetched.");
        }
        media(span);
    }

    private void media(Span span) {
        mediaBytes += span.length();
        images++;
    }

    private static Refused outside(String name) {
        return Refused.invalid(
                "unsupported_parameter",
                name,
                "'" + name + "' is not offered: files and documents cannot be priced here.");
    }
}
