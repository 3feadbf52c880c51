package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The audit log says where a request came from: the gateway is believed, its callers' own headers are not.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
class SourceAddressQuarkusTest extends RunningService {
    private static final String CLAIMED = "203.0.113.9";

    @TestHTTPResource
    URI service;

    @Test
    void gatewayIsBelieved() throws Exception {
        assertThat(addressOfARequestFrom(DoublesResource.TRUSTED_PROXY, "X-Forwarded-For", CLAIMED))
                .isEqualTo(CLAIMED);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, X-Forwarded-For, 203.0.113.9",
        "127.0.0.1, X-Forwarded-For, '127.0.0.2, 203.0.113.9'",
        "127.0.0.1, Forwarded, for=203.0.113.9",
        "127.0.0.1, X-Real-IP, 203.0.113.9"
    })
    void othersCannotForgeIt(String from, String header, String value) throws Exception {
        assertThat(addressOfARequestFrom(from, header, value)).isEqualTo(from);
    }

    @Test
    void gatewayPassesNoOtherHeaderOn() throws Exception {
        assertThat(addressOfARequestFrom(DoublesResource.TRUSTED_PROXY, "Forwarded", "for=" + CLAIMED))
                .isEqualTo(DoublesResource.TRUSTED_PROXY);
    }

    @Test
    void refusedAttemptsHaveItToo() {
        UUID tenant = admin.tenant();
        admin.request()
                .header("X-Forwarded-For", CLAIMED)
                .delete("/api/tenants/" + tenant)
                .then()
                .statusCode(428);

        admin.get("/api/audit-events?outcome=refused&object=" + tenant)
                .then()
                .body("items[0].detail.source_address", is("127.0.0.1"));
    }

    /// What the log says of a change that was asked for from one of this machine's own addresses.
    private String addressOfARequestFrom(String from, String header, String value) throws Exception {
        UUID tenant = admin.tenant();
        var change = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.getPort() + "/api/tenants/" + tenant))
                .header("Authorization", "Bearer " + admin.token())
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .header(header, value)
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"name\": \"Renamed\"}"))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            assertThat(client.send(change, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        return admin.get("/api/audit-events?action=tenant.updated&object=" + tenant)
                .path("items[0].detail.source_address");
    }
}
