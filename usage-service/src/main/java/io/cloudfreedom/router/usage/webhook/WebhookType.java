package io.cloudfreedom.router.usage.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What endpoints can be told. `webhook.test` goes to an endpoint on request only.
public enum WebhookType {
    @JsonProperty("budget.threshold_reached")
    BUDGET_THRESHOLD_REACHED("budget.threshold_reached"),
    @JsonProperty("budget.exhausted")
    BUDGET_EXHAUSTED("budget.exhausted"),
    @JsonProperty("key.failing")
    KEY_FAILING("key.failing"),
    @JsonProperty("key.rotated")
    KEY_ROTATED("key.rotated"),
    @JsonProperty("webhook.test")
    TEST("webhook.test");

    private final String json;

    WebhookType(String json) {
        this.json = json;
    }

    /// The name as it stands in JSON and in the tables.
    @JsonValue
    public String json() {
        return json;
    }

    static WebhookType of(String json) {
        return Arrays.stream(values())
                .filter(type -> type.json.equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no webhook type: " + json));
    }
}
