package io.cloudfreedom.router.testkit.doubles;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// OpenAI under `/openai/v1`.
final class OpenAiDouble implements ProviderDouble {
    static final String BASE = "/openai/v1";

    private final OpenAiWire wire;

    OpenAiDouble(Clock clock) {
        wire = new OpenAiWire(name(), clock);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        return Caller.of(call.bearer());
    }

    @Override
    public @Nullable String model(Call call) {
        return call.json().getString("model");
    }

    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        return switch (mode) {
            case BAD ->
                error(
                        401,
                        "Incorrect API key provided: ***" + credential.last4() + ".",
                        "invalid_request_error",
                        "invalid_api_key");
            case NOPERM ->
                error(
                        403,
                        "You have insufficient permissions for this operation.",
                        "invalid_request_error",
                        "insufficient_permissions");
            case QUOTA ->
                error(
                        429,
                        "You exceeded your current quota, please check your plan and billing details.",
                        "insufficient_quota",
                        "insufficient_quota");
            case RATE ->
                Reply.error(
                        429,
                        OpenAiWire.error(
                                "Rate limit reached for requests per min (RPM): Limit 3, Used 3.",
                                "requests",
                                "rate_limit_exceeded"),
                        Map.of("retry-after", "7"));
            case DOWN ->
                error(503, "The engine is currently overloaded, please try again later.", "server_error", null);
            case OK, SLOW, TICK, DIE -> throw new IllegalArgumentException(mode + " does not refuse");
        };
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.isGet() && call.path().endsWith("/models")) {
            return Reply.free(OpenAiWire.models(
                    "gpt-4o",
                    "gpt-4o-mini",
                    "gpt-5.4",
                    "gpt-5.4-mini",
                    "text-embedding-3-small",
                    "text-embedding-3-large"));
        }
        String model = model(call);
        if (model == null) {
            return error(400, "you must provide a model parameter", "invalid_request_error", null);
        }
        return wire.answer(call, model, credential, chunks);
    }

    private static Reply error(int status, String message, String type, @Nullable String code) {
        JsonObject body = OpenAiWire.error(message, type, code);
        return Reply.error(status, body);
    }
}
