package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is in the audit log.
@QuarkusTest
class KeyServiceQuarkusTest extends RunningService {
    @Test
    void everyChangeIsInTheAuditLogWithItsActor() throws Exception {
        UUID tenant = admin.tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        String id = owner.post("/api/provider-keys", Api.openAi(tenant, "audited-0123456789-abcd"))
                .path("id");
        owner.request()
                .header("x-request-id", "r-17")
                .header("If-Match", "\"1\"")
                .body(Map.of("weight", 3))
                .patch("/api/provider-keys/" + id)
                .then()
                .statusCode(200);

        new Api(issuer.auditor())
                .get("/api/audit-events?object=" + id)
                .then()
                .statusCode(200)
                .body("items.action", equalTo(List.of("provider_key.updated", "provider_key.created")))
                .body("items[0].actor", is("admin-of-" + tenant))
                .body("items[0].request_id", is("r-17"))
                .body("items[0].detail.version", is(2));
        owner.get("/api/audit-events?limit=1")
                .then()
                .body("items.size()", is(1))
                .body("items.tenant_id", equalTo(List.of(tenant.toString())))
                .body("next_cursor", notNullValue());
        new Api(issuer.finance()).get("/api/audit-events").then().statusCode(403);
        for (String role : List.of("key_app", "key_system")) {
            String password = role.replace("key_", "test-");
            try (Connection db = postgres.connect("key_service", role, password)) {
                for (String sql : List.of("update audit_event set actor = 'x'", "delete from audit_event")) {
                    assertThatThrownBy(() -> db.createStatement().execute(sql))
                            .hasMessageContaining("permission denied");
                }
            }
        }
    }
}
