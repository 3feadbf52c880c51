package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What people read of the books.
@QuarkusTest
class ReportsQuarkusTest extends RunningService {
    @Test
    void reportsShowATenantOnlyItsOwn() {
        announce(null);
        Cast other = Cast.fresh();
        publish(other.tenantChanged(1, null));
        publish(other.providerKeyChanged());
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        publish(other.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        await().atMost(SOON)
                .until(() -> monthly(issuer.finance(), "tenant")
                        .contains(other.tenant().toString()));
        await().atMost(SOON)
                .until(() -> monthly(issuer.finance(), "tenant")
                        .contains(cast.tenant().toString()));

        String own = monthly(issuer.tenantAdmin(cast.tenant()), "tenant,provider_key,model,key_source,day");
        assertThat(own)
                .contains(cast.tenant().toString())
                .doesNotContain(other.tenant().toString());
        assertThat(own).contains("\"cost\":\"0.003500000\"");
        given().auth()
                .oauth2(issuer.tenantAdmin(cast.tenant()))
                .get("/api/usage/summary?tenant_id=" + other.tenant())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(issuer.tenantAdmin(cast.tenant()))
                .get("/api/usage/summary")
                .then()
                .statusCode(200)
                .body("today.requests", is(1));
    }

    @Test
    void reportsComeAsCsv() {
        announce(null);
        publish(cast.virtualKeyChanged());
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        await().atMost(SOON)
                .until(() -> monthly(issuer.finance(), "tenant")
                        .contains(cast.tenant().toString()));
        await().atMost(SOON)
                .until(() ->
                        number("select count(*) from virtual_key where tenant_id::text = split_part($1, '/', 2)") == 1);

        String csv = given().auth()
                .oauth2(issuer.finance())
                .accept("text/csv")
                .get("/api/reports/monthly?group_by=tenant,virtual_key,model&tenant_id=" + cast.tenant() + "&month="
                        + month())
                .asString();

        assertThat(csv)
                .isEqualTo("tenant_id,tenant_name,virtual_key_id,virtual_key_name,model,month,requests,attempts,"
                        + "input_tokens,cached_input_tokens,cache_write_tokens,cache_write_1h_tokens,output_tokens,"
                        + "reasoning_tokens,cost,billed,currency\r\n"
                        + cast.tenant() + ",\"Acme, Inc.\"," + cast.virtualKey() + ",'=chatbot,gpt-4o," + month()
                        + ",1,1,1000,0,0,0,100,0,0.003500000,0.000000000,USD\r\n");
    }

    @Test
    void saysWhatIsWrongWithAReportsParameters() {
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/monthly?month=November")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", is("#/month"));
    }
}
