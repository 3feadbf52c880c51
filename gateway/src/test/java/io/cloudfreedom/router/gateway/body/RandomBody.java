package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Chat bodies that are valid, in every order, spacing and escaping.
final class RandomBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] TEXTS = {
        "", "hi", "quote \" and \\ back", "übergröße ✓ 𝄞", "line\nbreak\ttab", "}{][,:"
    };

    private RandomBody() {}

    static ObjectNode chat(Random random) {
        ObjectNode body = JSON.createObjectNode();
        body.put("model", "m-" + text(random));
        ArrayNode messages = body.putArray("messages");
        for (int i = random.nextInt(3); i >= 0; i--) {
            messages.addObject().put("role", "user").put("content", text(random));
        }
        if (random.nextBoolean()) {
            body.put("stream", true);
            options(body, random);
        }
        if (random.nextBoolean()) {
            body.put(random.nextBoolean() ? "max_tokens" : "max_completion_tokens", 1 + random.nextInt(200));
        }
        if (random.nextBoolean()) {
            body.put("store", random.nextBoolean());
        }
        if (random.nextBoolean()) {
            body.put("temperature", random.nextInt(20) / 10.0);
        }
        if (random.nextBoolean()) {
            body.putArray("stop").add(text(random)).add(text(random));
        }
        return body;
    }

    private static void options(ObjectNode body, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> body.putNull("stream_options");
            case 1 -> body.putObject("stream_options");
            case 2 -> body.putObject("stream_options").put("include_usage", random.nextBoolean());
            case 3 -> body.putObject("stream_options").put("include_obfuscation", false);
            default -> {}
        }
    }

    static String write(JsonNode node, Random random) {
        StringBuilder out = new StringBuilder();
        write(node, random, out);
        return out.toString();
    }

    private static void write(JsonNode node, Random random, StringBuilder out) {
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>();
            node.properties().forEach(members::add);
            Collections.shuffle(members, random);
            out.append('{').append(space(random));
            for (Iterator<Map.Entry<String, JsonNode>> i = members.iterator(); i.hasNext(); ) {
                Map.Entry<String, JsonNode> member = i.next();
                quote(member.getKey(), random, out);
                out.append(space(random)).append(':').append(space(random));
                write(member.getValue(), random, out);
                out.append(space(random)).append(i.hasNext() ? "," : "").append(space(random));
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[').append(space(random));
            for (int i = 0; i < node.size(); i++) {
                out.append(i == 0 ? "" : ",").append(space(random));
                write(node.get(i), random, out);
            }
            out.append(space(random)).append(']');
        } else if (node.isTextual()) {
            quote(node.textValue(), random, out);
        } else {
            out.append(node);
        }
    }

    private static void quote(String text, Random random, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c < 0x20 || c == '"' || c == '\\' || random.nextInt(20) == 0) {
                for (char unit : Character.toChars(c)) {
                    out.append("\\u%04x".formatted((int) unit));
                }
            } else {
                out.appendCodePoint(c);
            }
        });
        out.append('"');
    }

    private static String space(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> " ";
            case 1 -> "\n ";
            case 2 -> "\t";
            default -> "";
        };
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
