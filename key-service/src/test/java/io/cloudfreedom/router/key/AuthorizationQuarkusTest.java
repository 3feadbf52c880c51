package io.cloudfreedom.router.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who may do what, and whose things they see.
@QuarkusTest
class AuthorizationQuarkusTest extends RunningService {
    @Test
    void nobodyWithoutTokenAndNoRoleBeyondItself() {
        given().get("/api/provider-keys").then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("garbage").get("/api/tenants").then().statusCode(401);
        new Api(issuer.finance()).get("/api/provider-keys").then().statusCode(403);
        new Api(issuer.auditor())
                .post("/api/virtual-keys", Map.of("name", "x"))
                .then()
                .statusCode(403);
        UUID tenant = admin.tenant();
        new Api(issuer.tenantAdmin(tenant))
                .post("/api/tenants", Map.of("name", "x", "slug", "x", "tier", "byok"))
                .then()
                .statusCode(403);
    }

    @Test
    void foreignTenantsThingsDoNotExist() {
        UUID mine = admin.tenant();
        UUID other = admin.tenant();
        Api me = new Api(issuer.tenantAdmin(mine));
        String key = created(Api.openAi(other, "foreign-0123456789-abcd"));
        String virtual = admin.post("/api/virtual-keys", Map.of("tenant_id", other, "name", "app"))
                .path("id");
        String nothing = UUID.randomUUID().toString();

        for (String path : List.of("/api/tenants/%s", "/api/provider-keys/%s", "/api/virtual-keys/%s")) {
            String id = path.contains("tenants") ? other.toString() : path.contains("virtual") ? virtual : key;
            String foreign =
                    me.get(path.formatted(id)).then().statusCode(404).extract().asString();
            String absent = me.get(path.formatted(nothing))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            assertThat(foreign.replace(id, nothing)).isEqualTo(absent);
        }
        me.get("/api/tenants/" + other + "/provider-keys").then().statusCode(404);
        me.delete("/api/provider-keys/" + key, 1).then().statusCode(404);
        me.patch("/api/provider-keys/" + key, 1, Map.of("weight", 2)).then().statusCode(404);
        me.post("/api/provider-keys/" + key + "/rotate", Map.of("api_key", "x-0123456789"))
                .then()
                .statusCode(404);
        me.request().delete("/api/virtual-keys/" + virtual).then().statusCode(404);
        me.post("/api/provider-keys", Api.openAi(other, "foreign-0123456789-abcd"))
                .then()
                .statusCode(404);
        me.get("/api/provider-keys?tenant_id=" + other).then().statusCode(200).body("items.size()", is(0));
        me.get("/api/tenants").then().statusCode(200).body("items.id", equalTo(List.of(mine.toString())));
        me.patch("/api/tenants/" + mine, 1, Map.of("daily_limit", "1000"))
                .then()
                .statusCode(403);
    }

    @Test
    void databaseItselfSeparatesTenants() throws Exception {
        UUID one = admin.tenant();
        created(Api.openAi(one, "rls-0123456789-abcd"));
        try (Connection app = postgres.connect("key_service", "key_app", "test-app")) {
            assertThat(count(app, "select count(*) from provider_key")).isZero();
            app.setAutoCommit(false);
            app.createStatement().execute("select set_config('app.tenant', '" + one + "', true)");
            assertThat(count(app, "select count(*) from provider_key")).isEqualTo(1);
            assertThat(count(app, "select count(*) from tenant")).isEqualTo(1);
            app.rollback();
            assertThat(count(app, "select count(*) from provider_key")).isZero();
        }
    }
}
