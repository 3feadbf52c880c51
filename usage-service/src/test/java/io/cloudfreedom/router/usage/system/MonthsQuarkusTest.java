package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Statements, closing a month, rebuilding the ledger, and whether the books agree.
@QuarkusTest
class MonthsQuarkusTest extends RunningService {
    /// Long before anything that other tests book: closing it closes nothing of theirs.
    private static final String MONTH = "2024-06";

    private static final String NEXT = "2024-07";
    private static final Instant SINCE = Instant.parse("2024-01-01T00:00:00Z");
    private static final Instant IN_JUNE = Instant.parse("2024-06-30T21:59:59Z");
    private static final String HOSTILE = "<script>alert(\"A&B\")</script>";

    @Test
    void aClosedMonthNeverChangesAndWhatComesLaterIsACorrection() {
        Bill bill = bill();
        UUID late = Cast.id();
        publish(bill.request(KeySource.SHARED, IN_JUNE));
        publish(bill.request(late, KeySource.SHARED, IN_JUNE, 1_000, 100));
        await().atMost(SOON).until(() -> lines() == 2);

        JsonPath closed = close(MONTH).then().statusCode(200).extract().jsonPath();
        assertThat(closed.getString("state")).isEqualTo("closed");
        String digest = closed.getString("digest");
        assertThat(close(MONTH).jsonPath().getString("digest")).isEqualTo(digest);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(read(Topic.AUDIT))
                        .filteredOn(event -> event.contains("month/" + MONTH))
                        .singleElement()
                        .satisfies(event -> assertThat(event).contains("month.closed", digest)));

        String statement = statement(MONTH, "json");
        String page = statement(MONTH, "html");
        String manifest = finance("/api/reports/months/" + MONTH + "/manifest");
        assertThat(sha256(manifest)).isEqualTo(digest);
        assertThat(manifest)
                .contains(sha256(statement) + "  statements/" + cast.tenant() + ".json")
                .contains(sha256(page) + "  statements/" + cast.tenant() + ".html")
                .contains(sha256(finance("/api/reports/lines.csv?month=" + MONTH)) + "  lines.csv");

        // a second witness says more, a name and the terms change
        publish(bill.request(late, KeySource.SHARED, IN_JUNE, 1_000, 200));
        publish(bill.request(KeySource.OWN, IN_JUNE));
        publish(Bill.terms(cast, 3, "Renamed", Tier.HYBRID, "50", "1.00", SINCE));
        await().atMost(SOON).until(() -> lines() == 5 && terms() == 3);

        assertThat(statement(MONTH, "json")).isEqualTo(statement);
        assertThat(statement(MONTH, "html")).isEqualTo(page);
        assertThat(JsonPath.from(finance("/api/reports/months/" + MONTH + "/verification"))
                        .getBoolean("same"))
                .isTrue();
        JsonPath next = JsonPath.from(statement(NEXT, "json"));
        assertThat(next.getList("lines.findAll { it.charge == 'correction' }.corrects"))
                .containsOnly(MONTH);
        assertThat(next.getString("lines.find { it.key_source == 'shared' }.cost"))
                .isEqualTo("0.001000000");
        assertThat(next.getInt("lines.find { it.key_source == 'own' }.requests"))
                .isEqualTo(1);
        assertThat(statement(NEXT, "html")).contains("Correction of " + MONTH);
        String focus = finance("/api/reports/focus.csv?month=" + NEXT + "&tenant_id=" + cast.tenant());
        assertThat(focus).contains(",Usage,Correction,");
        keepForTheValidator("corrections.csv", focus);
        assertThat(JsonPath.from(finance("/api/reports/months")).getList("items.month"))
                .contains(MONTH, NEXT);

        rebuildsToTheSameBytes();
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/admin/conservation")
                .then()
                .statusCode(200)
                .body("unbooked_requests", is(0))
                .body("misbooked_requests", is(0))
                .body("differing_sums", is(0))
                .body("differing_reports", is(0));
    }

    @Test
    void aStatementNamesAllThatIsOwedAndRunsNothing() {
        Bill bill = bill();
        publish(bill.request(KeySource.SHARED, Instant.now()));
        publish(bill.request(KeySource.OWN, Instant.now()));
        await().atMost(SOON).until(() -> lines() == 2);

        JsonPath statement = JsonPath.from(statement(month().toString(), "json"));
        assertThat(statement.getString("tenant_name")).isEqualTo(HOSTILE);
        assertThat(statement.getString("timezone")).isEqualTo("Europe/Berlin");
        assertThat(statement.getBoolean("closed")).isFalse();
        assertThat(statement.getList("lines")).hasSize(3);
        assertThat(statement.getString("lines.find { it.key_source == 'own' }.provider_key_id"))
                .isEqualTo(cast.providerKey().toString());
        assertThat(statement.getString("lines.find { it.key_source == 'shared' }.provider_key_id"))
                .isNull();
        assertThat(statement.getList("payable.billed")).containsExactly("99.000000000", "0.003900000");
        assertThat(statement(month().toString(), "html"))
                .contains("&lt;script&gt;alert(&quot;A&amp;B&quot;)&lt;/script&gt;")
                .contains("Platform fee", "Shared keys", "open, preliminary", "99.00", "exactly 0.003900000")
                .doesNotContain("<script");
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/statement?month=2026-11&tenant_id=" + Cast.id())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/statement?month=2026-11")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", is("#/tenant_id"));
    }

    @Test
    void aMonthThatIsNotOverStaysOpen() {
        announce(null);
        close(month().toString())
                .then()
                .statusCode(409)
                .body("type", is("/problems/month-not-closable"))
                .body("errors[0].detail", containsString("not over everywhere"));
        given().auth()
                .oauth2(issuer.finance())
                .post("/api/reports/months/" + MONTH + "/close")
                .then()
                .statusCode(403);
        close("soon").then().statusCode(400).body("errors[0].pointer", is("#/month"));
    }

    @Test
    void aRequestThatHasNotEndedKeepsItsMonthOpen() {
        Bill bill = bill();
        awaitAgent();
        UUID request = Cast.id();
        report(List.of(bill.accepted(proxy, request, Instant.parse("2023-03-10T12:00:00Z"))));

        close("2023-03")
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("1 requests of the month were accepted"));

        report(List.of(cast.seen(request, 10, 10)));
        close("2023-03").then().statusCode(200);
    }

    @Test
    void whatIsCountedWithoutEvidenceIsLeftOutOnlyOnPurpose() {
        Bill bill = bill();
        run("insert into lease (id, account, incarnation, seq, state, granted, suspense, expires_at, fence_at, epochs,"
                + " month_start) values ('" + Cast.id() + "', $1, '" + Cast.id() + "', 1, 'suspense', 700, 700, 0, 0,"
                + " '{}', '2022-02-28T23:00:00Z')");

        close("2022-03").then().statusCode(409).body("errors[0].pointer", is("#/accept_suspense"));
        admin().post("/api/reports/months/2022-03/close?accept_suspense=yes")
                .then()
                .statusCode(200)
                .body("accepted_suspense", is("0.000000700"));
        assertThat(bill.cast()).isEqualTo(cast);
    }

    private void rebuildsToTheSameBytes() {
        String id = admin().post("/api/admin/rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getString("id");
        JsonPath rebuild = await().atMost(SOON)
                .until(
                        () -> JsonPath.from(finance("/api/admin/rebuilds/" + id)),
                        run -> !"running".equals(run.getString("state")));
        assertThat(rebuild.getBoolean("result.months.find { it.month == '" + MONTH + "' }.same"))
                .isTrue();
        assertThat(rebuild.getBoolean("result.months.find { it.month == '" + NEXT + "' }.same"))
                .isTrue();
        assertThat(rebuild.getString("state")).as(rebuild.prettify()).isEqualTo("same");
    }

    /// A tenant with a name that means harm, and a fee.
    private Bill bill() {
        announce(null);
        publish(Bill.terms(cast, 2, HOSTILE, Tier.HYBRID, "20", "99.00", SINCE));
        await().atMost(SOON).until(() -> terms() == 2);
        return new Bill(cast, awaitPrice());
    }

    private Response close(String month) {
        return admin().post("/api/reports/months/" + month + "/close");
    }

    private String statement(String month, String format) {
        return given().auth()
                .oauth2(issuer.tenantAdmin(cast.tenant()))
                .get("/api/reports/statement?format=" + format + "&month=" + month)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String finance(String path) {
        return given().auth()
                .oauth2(issuer.finance())
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private long lines() {
        return number("select count(*) from ledger_entry where debit_account = $1");
    }

    private long terms() {
        return number("select max(version) from tenant_terms where 'tenant/' || tenant_id || '/usd' = $1");
    }
}
