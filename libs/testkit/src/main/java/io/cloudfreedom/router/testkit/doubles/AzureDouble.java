package io.cloudfreedom.router.testkit.doubles;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Azure OpenAI: a resource whose endpoint is `/azure`. Every deployment exists, except those with `nodeploy`
/// in their name.
final class AzureDouble implements ProviderDouble {
    static final String BASE = "/azure";

    private final OpenAiWire wire;

    AzureDouble(Clock clock) {
        wire = new OpenAiWire(name(), clock);
    }

    @Override
    public String name() {
        return "azure";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        String key = call.header("api-key");
        return Caller.of(key.isEmpty() ? call.bearer() : key);
    }

    @Override
    public @Nullable String model(Call call) {
        String deployment = call.between("/deployments/", "/");
        return deployment.isEmpty() ? call.json().getString("model") : deployment;
    }

    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        return switch (mode) {
            case BAD ->
                error(
                        401,
                        "401",
                        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a"
                                + " valid key for an active subscription and use a correct regional API endpoint for"
                                + " your resource.");
            case NOPERM -> error(403, "403", "Access denied due to Virtual Network/Firewall rules.");
            case QUOTA -> error(403, "QuotaExceeded", "Out of call volume quota. Quota will be replenished later.");
            case RATE ->
                Reply.error(
                        429,
                        body(
                                "429",
                                "Requests to the ChatCompletions_Create Operation have exceeded call rate limit of"
                                        + " your current OpenAI S0 pricing tier. Please retry after 7 seconds."),
                        Map.of("retry-after", "7"));
            case DOWN ->
                error(503, "InternalServerError", "The service is temporarily unable to process your request.");
            case OK, SLOW, TICK, DIE -> throw new IllegalArgumentException(mode + " does not refuse");
        };
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.isGet() && call.path().endsWith("/models")) {
            return Reply.free(OpenAiWire.models("gpt-4o", "gpt-4o-mini", "gpt-5.4", "gpt-5.4-mini"));
        }
        String deployment = model(call);
        if (deployment == null || deployment.contains("nodeploy")) {
            return error(404, "DeploymentNotFound", "The API deployment for this resource does not exist.");
        }
        return wire.answer(call, deployment, credential, chunks);
    }

    private static Reply error(int status, String code, String message) {
        return Reply.error(status, body(code, message));
    }

    private static JsonObject body(String code, String message) {
        return new JsonObject().put("error", new JsonObject().put("code", code).put("message", message));
    }
}
