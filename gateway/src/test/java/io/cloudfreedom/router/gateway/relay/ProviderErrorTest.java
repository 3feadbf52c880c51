package io.cloudfreedom.router.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderErrorTest {
    @ParameterizedTest
    @CsvSource({
        "401, Incorrect API key, 502",
        "403, no, 502",
        "429, slow down, 429",
        "429, 'No deployments available for selected model, cooldown_list=[]', 503",
        "400, invalid, 400",
        "500, broken, 500"
    })
    void onlyWhatSpeaksOfTheClientKeepsItsStatus(int status, String message, int shown) {
        assertThat(error(status, message).clientStatus()).isEqualTo(shown);
    }

    @Test
    void onlyTheAgentsOwnWordsForThisRequestAreARejection() {
        UUID rid = UUID.randomUUID();
        assertThat(error(409, "cf-rejected wrong_epoch " + rid).rejection(rid)).contains("wrong_epoch");
        assertThat(error(409, "cf-rejected wrong_epoch " + UUID.randomUUID()).rejection(rid))
                .isEmpty();
        assertThat(error(409, "conflict").rejection(rid)).isEmpty();
        assertThat(error(400, "cf-rejected wrong_epoch " + rid).rejection(rid)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsAnErrorWithoutWords() {
        assertThat(ProviderError.read(500, Buffer.buffer("<html>")).message()).isNull();
    }

    private static ProviderError error(int status, String message) {
        JsonObject body = new JsonObject().put("error", new JsonObject().put("message", message));
        return ProviderError.read(status, body.toBuffer());
    }
}
