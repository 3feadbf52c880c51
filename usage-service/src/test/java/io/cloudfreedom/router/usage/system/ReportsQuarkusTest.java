package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people read of the books.
@QuarkusTest
class ReportsQuarkusTest extends RunningService {
    private static final Instant SINCE = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void reportsShowATenantOnlyItsOwn() {
        announce(null);
        Cast other = Cast.fresh();
        publish(other.tenantChanged(1, null));
        publish(other.providerKeyChanged());
        publish(other.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        await().atMost(SOON).until(() -> lines(other) == 1 && lines(cast) == 1);

        String own = monthly(issuer.tenantAdmin(cast.tenant()), "tenant,provider_key,model,key_source,day");
        assertThat(own)
                .contains(cast.tenant().toString())
                .doesNotContain(other.tenant().toString());
        assertThat(own).contains("\"cost\":\"0.003500000\"");
        for (String path : List.of(
                "/api/usage/summary?",
                "/api/usage/timeseries?",
                "/api/reports/lines.csv?month=2026-11&",
                "/api/reports/focus.csv?month=2026-11&")) {
            given().auth()
                    .oauth2(issuer.tenantAdmin(cast.tenant()))
                    .get(path + "tenant_id=" + other.tenant())
                    .then()
                    .statusCode(404);
        }
        given().auth()
                .oauth2(issuer.tenantAdmin(cast.tenant()))
                .get("/api/usage/summary")
                .then()
                .statusCode(200)
                .body("today.requests", is(1));
    }

    @Test
    void eachLineIsBilledByTheKeyThatServed() {
        Bill bill = bill(Tier.HYBRID, "20");
        Instant now = Instant.now();
        publish(bill.request(KeySource.OWN, now));
        publish(bill.request(KeySource.SHARED, now));
        publish(bill.request(KeySource.FALLBACK, now));
        await().atMost(SOON).until(() -> lines(cast) == 3);

        JsonPath report = report("key_source");
        for (String source : List.of("shared", "fallback")) {
            String row = "rows.find { it.key_source == '" + source + "' }.";
            assertThat(report.getString(row + "charge")).isEqualTo("usage");
            assertThat(report.getString(row + "cost")).isEqualTo("0.003250000");
            assertThat(report.getString(row + "charged_cost")).isEqualTo("0.003250000");
            assertThat(report.getString(row + "markup")).isEqualTo("0.000650000");
            assertThat(report.getString(row + "platform_fee")).isEqualTo("0.000000000");
            assertThat(report.getString(row + "billed")).isEqualTo("0.003900000");
        }
        String own = "rows.find { it.key_source == 'own' }.";
        assertThat(report.getString(own + "cost")).isEqualTo("0.003250000");
        assertThat(report.getString(own + "charged_cost")).isEqualTo("0.000000000");
        assertThat(report.getString(own + "billed")).isEqualTo("0.000000000");
        String fee = "rows.find { it.charge == 'platform_fee' }.";
        assertThat(report.getString(fee + "billed")).isEqualTo("99.000000000");
        assertThat(report.getString(fee + "currency")).isEqualTo("EUR");
        assertThat(report.getString("total.billed")).isEqualTo("0.007800000");
        assertThat(report.getString("total.cost")).isEqualTo("0.009750000");
        assertThat(report.getList("payable.currency")).containsExactly("EUR", "USD");
        assertThat(report.getList("payable.billed")).containsExactly("99.000000000", "0.007800000");
    }

    @Test
    void aTenantWithItsOwnKeysPaysTheFeeOnly() {
        Bill bill = bill(Tier.BYOK, "20");
        publish(bill.request(KeySource.OWN, Instant.now()));
        await().atMost(SOON).until(() -> lines(cast) == 1);

        JsonPath report = report("");
        assertThat(report.getString("total.billed")).isEqualTo("0.000000000");
        assertThat(report.getList("payable.billed")).containsExactly("99.000000000", "0.000000000");
    }

    @Test
    void whatATenantAgreesToLaterDoesNotChangeWhatIsBooked() {
        Bill bill = bill(Tier.SHARED, "20");
        publish(bill.request(KeySource.SHARED, Instant.now()));
        await().atMost(SOON).until(() -> lines(cast) == 1);
        publish(Bill.terms(cast, 3, Tier.SHARED, "50", "99.00", SINCE));
        await().atMost(SOON).until(() -> terms(cast) == 3);
        publish(bill.request(KeySource.SHARED, Instant.now()));
        await().atMost(SOON).until(() -> lines(cast) == 2);

        assertThat(report("").getString("total.markup")).isEqualTo("0.002275000");
    }

    @Test
    void reportsComeAsCsv() {
        announce(null);
        publish(cast.virtualKeyChanged());
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of()));
        await().atMost(SOON).until(() -> lines(cast) == 1);
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
                .isEqualTo("tenant_id,tenant_name,virtual_key_id,virtual_key_name,model,month,charge,corrects,requests,"
                        + "attempts,input_tokens,cached_input_tokens,cache_write_tokens,cache_write_1h_tokens,"
                        + "output_tokens,reasoning_tokens,cost,charged_cost,markup,platform_fee,billed,currency\r\n"
                        + cast.tenant() + ",\"Acme, Inc.\"," + cast.virtualKey() + ",'=chatbot,gpt-4o," + month()
                        + ",usage,,1,1,1000,0,0,0,100,0,0.003500000,0.000000000,0.000000000,0.000000000,0.000000000,"
                        + "USD\r\n"
                        + cast.tenant() + ",\"Acme, Inc.\",,,," + month()
                        + ",platform_fee,,0,0,0,0,0,0,0,0,0.000000000,0.000000000,0.000000000,99.000000000,"
                        + "99.000000000,EUR\r\n");
    }

    @Test
    void anHourThatAClockShowsTwiceIsTwoPeriods() {
        Bill bill = bill(Tier.HYBRID, "0");
        publish(bill.request(KeySource.OWN, Instant.parse("2025-10-26T00:30:00Z")));
        publish(bill.request(KeySource.OWN, Instant.parse("2025-10-26T01:30:00Z")));
        publish(bill.request(KeySource.OWN, Instant.parse("2025-10-26T01:59:59.999Z")));
        await().atMost(SOON).until(() -> lines(cast) == 3);

        JsonPath hours = series("interval=hour&from=2025-10-26&to=2025-10-26");
        assertThat(hours.getString("timezone")).isEqualTo("Europe/Berlin");
        assertThat(hours.getList("points")).hasSize(25);
        assertThat(hours.getInt("points.find { it.period == '2025-10-26T02:00+02:00' }.requests"))
                .isEqualTo(1);
        assertThat(hours.getInt("points.find { it.period == '2025-10-26T02:00+01:00' }.requests"))
                .isEqualTo(2);
        assertThat(hours.getList("points.findAll { it.requests == 0 }")).hasSize(23);
        JsonPath days = series("interval=day&from=2025-10-25&to=2025-10-27");
        assertThat(days.getList("points.period")).containsExactly("2025-10-25", "2025-10-26", "2025-10-27");
        assertThat(days.getList("points.requests")).containsExactly(0, 3, 0);
        assertThat(days.getString("points[1].start")).isEqualTo("2025-10-25T22:00:00Z");
        assertThat(days.getString("points[1].end")).isEqualTo("2025-10-26T23:00:00Z");
        assertThat(series("interval=month&from=2025-10-26&to=2025-11-01").getList("points.requests"))
                .containsExactly(3, 0);
    }

    @Test
    void eachLineOfTheLedgerCanBeRead() {
        Bill bill = bill(Tier.HYBRID, "20");
        publish(bill.request(KeySource.SHARED, Instant.now()));
        publish(bill.request(KeySource.OWN, Instant.now()));
        await().atMost(SOON).until(() -> lines(cast) == 2);

        List<String> lines =
                file("/api/reports/lines.csv", issuer.finance()).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("month,charge,corrects,day,admitted,booked,request_id,revision,kind");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(",shared,succeeded,", Bill.SHARED_KEY.toString())
                        .endsWith(",1,1000,200,0,0,100,0,0.003250000,0.003250000,0.000650000,0.003900000,USD"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains(",own,")
                        .endsWith(",0.003250000,0.000000000,0.000000000,0.000000000,USD"));
        assertThat(file("/api/reports/lines.csv", issuer.tenantAdmin(cast.tenant())))
                .contains(cast.providerKey().toString())
                .doesNotContain(Bill.SHARED_KEY.toString());
    }

    @Test
    void focusHasALineForEachChargeAndNoneTwice() {
        Bill bill = bill(Tier.HYBRID, "20");
        publish(bill.request(KeySource.SHARED, Instant.now()));
        publish(bill.request(KeySource.SHARED, Instant.now()));
        publish(bill.request(KeySource.OWN, Instant.now()));
        await().atMost(SOON).until(() -> lines(cast) == 3);

        List<String> lines =
                file("/api/reports/focus.csv", issuer.finance()).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("0.007800000," + cast.tenant() + ",\"Acme, Inc.\",USD,")
                        .contains(
                                ",Usage,,",
                                ",Usage-Based,",
                                ",2200.0,Tokens,",
                                ",CloudFreedom,OpenAI,",
                                ",Generative AI,"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("0.000000000,")
                        .contains(",OpenAI,OpenAI,", ",own,", ",0.003250000," + cast.providerKey() + ","));
        assertThat(lines.getLast()).startsWith("99.000000000,").contains(",EUR,", ",Recurring,", ",1.0,Months,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                /api/reports/monthly                                          | month       | 2026-11
                /api/reports/monthly?month=November                           | month       | 2026-11
                /api/reports/monthly?month=1999-01                            | month       | 2020 to 2199
                /api/reports/monthly?month=2026-11&group_by=tenant,colour     | group_by    | tenant, provider_key
                /api/reports/monthly?month=2026-11&format=xml                 | format      | json
                /api/reports/monthly?month=2026-11&tenant=x                   | tenant      | use any of
                /api/reports/monthly?month=2026-11&month=2026-12              | month       | once
                /api/reports/monthly?month=2026-11&tenant_id=acme             | tenant_id   | UUID
                /api/reports/lines.csv?month=2026-13                          | month       | 2026-11
                /api/reports/focus.csv                                        | month       | missing
                /api/usage/timeseries?interval=week                           | interval    | hour, day, month
                /api/usage/timeseries?from=yesterday                          | from        | 2026-11-24
                /api/usage/timeseries?from=2026-02-01&to=2026-01-01           | from        | earlier
                /api/usage/timeseries?interval=hour&from=2026-01-01&to=2026-03-01 | from    | longer interval
                /api/usage/summary?month=2026-11                              | month       | not known
                """)
    void saysWhichParameterIsWrongAndWhatToDo(String path, String parameter, String remedy) {
        given().auth()
                .oauth2(issuer.finance())
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is("/problems/invalid-request"))
                .body("errors[0].pointer", is("#/" + parameter))
                .body("errors[0].detail", containsString(remedy));
    }

    /// A tenant of this tier with a fee of 99 EUR.
    private Bill bill(Tier tier, String markup) {
        announce(null);
        publish(Bill.terms(cast, 2, tier, markup, "99.00", SINCE));
        await().atMost(SOON).until(() -> terms(cast) == 2);
        return new Bill(cast, awaitPrice());
    }

    private JsonPath report(String groupBy) {
        return given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/monthly?group_by=" + groupBy + "&tenant_id=" + cast.tenant() + "&month=" + month())
                .jsonPath();
    }

    private JsonPath series(String query) {
        return given().auth()
                .oauth2(issuer.tenantAdmin(cast.tenant()))
                .get("/api/usage/timeseries?" + query)
                .jsonPath();
    }

    private String file(String path, String token) {
        return given().auth()
                .oauth2(token)
                .get(path + "?tenant_id=" + cast.tenant() + "&month=" + month())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
    }

    private long lines(Cast of) {
        return number("select count(*) from ledger_entry where $1 <> '' and tenant_id = '" + of.tenant() + "'");
    }

    private long terms(Cast of) {
        return number("select max(version) from tenant_terms where $1 <> '' and tenant_id = '" + of.tenant() + "'");
    }
}
