package io.cloudfreedom.router.testkit.doubles;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the doubles have on record is what they billed.
class RecordedRequestsTest extends DoublesTest {
    @Test
    void totalsAreTheSumsOfTheRecords() throws Exception {
        call("openai", "sum-0005", "");
        call("openai", "sum-0005", "");
        call("openai", "sum-bad-0006", "");

        JsonArray requests = client.requests();
        JsonArray totals = client.totals();
        JsonObject paid = totals.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("credential_last4").equals("0005"))
                .findFirst()
                .orElseThrow();
        assertThat(totals).hasSize(2);
        assertThat(paid.getInteger("requests")).isEqualTo(2);
        assertThat(paid.getInteger("refused")).isZero();
        assertThat(paid.getInteger("output_tokens"))
                .isEqualTo(requests.getJsonObject(0).getInteger("output_tokens") * 2);
        long last = requests.getJsonObject(2).getLong("seq");
        assertThat(new JsonArray(
                        client.get("/__requests?since=" + (last - 1), Map.of()).text()))
                .hasSize(1);
        String paying = paid.getString("credential_sha256");
        assertThat(new JsonArray(client.get("/__requests?credential_sha256=" + paying, Map.of())
                        .text()))
                .hasSize(2);
        assertThat(new JsonArray(client.get("/__requests/last", Map.of()).text()))
                .containsExactly(requests.getJsonObject(2));
    }
}
