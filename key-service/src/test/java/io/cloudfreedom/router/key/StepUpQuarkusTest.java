package io.cloudfreedom.router.key;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.oidc.TokenBuilder;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// People delete and revoke with a second factor shown a short while ago; clients without a person need none.
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
class StepUpQuarkusTest {
    Issuer issuer;

    @Test
    void weakOrOldLoginsAreAskedToLogInAgain() {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        List<String> tokens = List.of(
                person().amr("pwd").sign(),
                person().sign(),
                person().amr("pwd", "otp").authenticatedAt(longAgo).sign(),
                issuer.token().client("someones-script").groups("super_admin").sign());
        Api admin = new Api(issuer.superAdmin());
        UUID tenant = admin.tenant();
        String provider = admin.post("/api/provider-keys", Api.openAi(tenant, "step-up-0123456789-abcd"))
                .path("id");
        String virtual = admin.post("/api/virtual-keys", Map.of("tenant_id", tenant, "name", "app"))
                .path("id");
        for (String token : tokens) {
            Api weak = new Api(token);
            refused(weak.delete("/api/tenants/" + tenant, 1));
            refused(weak.delete("/api/provider-keys/" + provider, 1));
            refused(weak.delete("/api/virtual-keys/" + virtual, 1));
            refused(weak.request().post("/api/provider-keys/" + provider + "/revoke"));
            weak.get("/api/provider-keys/" + provider).then().statusCode(200).body("status", is("active"));
        }
        new Api(issuer.auditor())
                .get("/api/audit-events?object=" + provider + "&outcome=refused")
                .then()
                .body("items[0].reason", is("insufficient-user-authentication"))
                .body("items[0].action", is("provider_key.revoke"));
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .body("type", is("/problems/insufficient-user-authentication"))
                .header(
                        "WWW-Authenticate",
                        allOf(
                                containsString("error=\"insufficient_user_authentication\""),
                                containsString("max_age=\"900\"")));
    }

    @Test
    void recentSecondFactorIsEnough() {
        UUID tenant = new Api(issuer.superAdmin()).tenant();
        Api owner = new Api(issuer.tenantAdmin(tenant));
        String virtual = owner.post("/api/virtual-keys", Map.of("name", "app")).path("id");

        owner.delete("/api/virtual-keys/" + virtual, 1).then().statusCode(200).body("status", is("inactive"));
    }

    @Test
    void scriptsOfThePlatformHaveNoSecondFactor() {
        Api script = new Api(issuer.routerCli());
        UUID tenant = script.tenant();
        String slug = script.get("/api/tenants/" + tenant).path("slug");

        script.delete("/api/tenants/" + tenant + "?confirm=" + slug, 1).then().statusCode(204);
    }

    /// The role comes first: who may not do it at all is not asked to log in again.
    @Test
    void roleIsCheckedFirst() {
        UUID tenant = new Api(issuer.superAdmin()).tenant();

        new Api(issuer.finance()).delete("/api/tenants/" + tenant, 1).then().statusCode(403);
    }

    private TokenBuilder person() {
        return issuer.token().subject("admin").groups("super_admin");
    }
}
