package io.cloudfreedom.router.key;

import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What live tests of credentials say.
@QuarkusTest
class ConnectionTestQuarkusTest extends RunningService {
    @Test
    void verdictsOfEveryProvider() throws Exception {
        UUID tenant = admin.tenant();
        Map<String, String> verdicts = Map.of(
                "bad", "invalid_key",
                "noperm", "no_permission",
                "quota", "quota_exhausted",
                "rate", "rate_limited",
                "down", "provider_down");
        for (var verdict : verdicts.entrySet()) {
            for (Map<String, Object> body : everyProvider(tenant, verdict.getKey())) {
                admin.request()
                        .body(body)
                        .post("/api/provider-keys/test")
                        .then()
                        .statusCode(200)
                        .body("verdict", is(verdict.getValue()));
            }
        }
    }
}
