package io.cloudfreedom.router.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

class JsonMeterTest {
    @Test
    void restoresTheModelAndRemovesCost() {
        String answer =
                "{\"id\":\"c1\",\"model\":\"shared:gpt-4o\",\"choices\":[{\"message\":{\"content\":\"model\"}}],"
                        + "\"usage\":{\"cost\":1.5,\"prompt_tokens\":3,\"completion_tokens\":4}}";
        JsonMeter.Result result = JsonMeter.meter(Buffer.buffer(answer), "gpt \"4o\"", true);

        assertThat(result.body().toJsonObject().getString("model")).isEqualTo("gpt \"4o\"");
        assertThat(result.body().toJsonObject().getJsonObject("usage").fieldNames())
                .containsExactly("prompt_tokens", "completion_tokens");
        assertThat(result.metered().exact()).contains(new Tokens(3, 0, 0, 0, 4, 0));
    }

    @Test
    void embeddingsHaveNoOutput() {
        String answer = "{\"model\":\"e\",\"data\":[],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}";

        assertThat(JsonMeter.meter(Buffer.buffer(answer), "e", false).metered().exact())
                .contains(new Tokens(3, 0, 0, 0, 0, 0));
        assertThat(JsonMeter.meter(Buffer.buffer(answer), "e", true).metered().exact())
                .isEmpty();
    }

    @Test
    void whatIsNoJsonPassesUnmetered() {
        Buffer answer = Buffer.buffer("no json");

        assertThat(JsonMeter.meter(answer, "m", true)).isEqualTo(new JsonMeter.Result(answer, Metered.NOTHING));
    }
}
