package io.cloudfreedom.router.testkit.doubles;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Google AI Studio under `/gemini/v1beta`.
final class GeminiDouble implements ProviderDouble {
    static final String BASE = "/gemini/v1beta";

    private final GoogleWire wire = new GoogleWire(name());

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        String key = call.header("x-goog-api-key");
        String parameter = call.parameters().get("key");
        return Caller.of(key.isEmpty() && parameter != null ? parameter : key);
    }

    @Override
    public @Nullable String model(Call call) {
        return GoogleWire.model(call);
    }

    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        return mode == Mode.BAD
                ? GoogleWire.error(
                        400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "API_KEY_INVALID")
                : GoogleWire.refuse(mode);
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.isGet()) {
            return Reply.free(new JsonObject()
                    .put(
                            "models",
                            new JsonArray()
                                    .add(model("gemini-2.5-flash"))
                                    .add(model("gemini-2.5-pro"))
                                    .add(model("gemini-3.5-flash"))));
        }
        return wire.answer(call, credential, chunks);
    }

    private static JsonObject model(String name) {
        return new JsonObject()
                .put("name", "models/" + name)
                .put("displayName", name)
                .put("inputTokenLimit", 1_048_576)
                .put("outputTokenLimit", 65_536)
                .put(
                        "supportedGenerationMethods",
                        new JsonArray().add("generateContent").add("countTokens"));
    }
}
