package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Recalls;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.proxy.Watermark;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.usage.budget.Windows;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The service on real PostgreSQL and Kafka, driven as its neighbours drive it.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "usage"),
            @ResourceArg(name = "parts", value = "postgres,kafka")
        })
class UsageServiceQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BEARER = "not-a-secret-agent";

    @Inject
    Database database;

    @Inject
    Windows windows;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    KafkaBroker broker;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    Issuer issuer;

    private final String proxy = "litellm-" + Cast.id();
    private Cast cast = Cast.fresh();

    private void announceTheModel() {
        publish(new ModelChanged(
                "gpt-4o",
                1,
                Change.CREATED,
                "GPT-4o",
                "chat",
                128_000,
                16_384,
                List.of(new ModelRoute(Provider.OPENAI, "openai/gpt-4o")),
                Instant.now()));
    }

    @Test
    void pricesTheCatalogueFromTheMap() {
        announceTheModel();
        await().atMost(SOON).until(() -> price() != null);

        given().auth()
                .oauth2(issuer.finance())
                .get("/api/prices")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.provider == 'openai' && it.model == 'gpt-4o' }.per_million_tokens.input",
                        is("2.500000000"));
    }

    @Test
    void anAdminAddsAPriceOnce() {
        String price = """
                {"provider": "azure", "model": "gpt-4o", "tenant_id": "%s", "effective_from": "2036-01-01T00:00:00Z",
                 "per_million_tokens": {"input": "2", "output": "8.5"}}
                """.formatted(cast.tenant());

        admin().body(price)
                .post("/api/prices")
                .then()
                .statusCode(201)
                .body("per_million_tokens.cached_input", is("2.000000000"));
        admin().body(price).post("/api/prices").then().statusCode(409).body("type", is("/problems/price-exists"));
        await().atMost(SOON).until(() -> read(Topic.PRICES).stream().anyMatch(p -> p.contains("8500000000")));
    }

    @Test
    void tellsWhatAKeyHasCostAndWhereABudgetStands() {
        announce(10_000_000L);
        publish(cast.metered(
                Cast.id(),
                awaitPrice(),
                1_000,
                300,
                List.of(share(lease(request(tenantAccount(), 1, 6_000_000, 6_000_000))), keyShare())));

        await().atMost(SOON)
                .until(() -> read(Topic.KEY_USAGE).stream()
                        .map(payload -> ContractJson.read(payload, KeyUsageChanged.class))
                        .anyMatch(usage -> usage.providerKeyId().equals(cast.providerKey())
                                && usage.usageTodayNanoUsd() == 5_500_000
                                && usage.usageMonthNanoUsd() == 5_500_000));
        await().atMost(SOON)
                .until(() -> read(Topic.BUDGETS).stream()
                        .map(payload -> ContractJson.read(payload, BudgetChanged.class))
                        .anyMatch(budget -> budget.account().equals(tenantAccount())
                                && budget.window().equals("day")
                                && budget.posted() == 5_500_000
                                && budget.threshold() == 50));
    }

    @Test
    void anUnknownAccountIsNamedAndNothingIsGranted() {
        announce(1_000L);
        AccountId unknown = AccountId.usd(AccountType.TENANT, Cast.id());

        Response answer = grant(request(tenantAccount(), 1, 10, 10), request(unknown, 1, 10, 10));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/account-unknown");
        assertThat(answer.jsonPath().getString("detail")).contains(unknown.toString());
        assertThat(held()).isZero();
    }

    @Test
    void leasesNeedTheServiceRole() {
        given().contentType("application/json")
                .body(ContractJson.write(new GrantBatch(List.of())))
                .auth()
                .oauth2(issuer.finance())
                .post("/internal/leases")
                .then()
                .statusCode(403);
    }

    @Test
    void theSameGrantIdGetsTheSameLease() {
        announce(1_000L);
        GrantRequest request = request(tenantAccount(), 7, 100, 100);

        Lease first = lease(request);
        Lease again = lease(request);

        assertThat(again).isEqualTo(first);
        assertThat(held()).isEqualTo(100);
        assertThat(first.expiresAt()).isGreaterThan(Instant.now().plusSeconds(5).toEpochMilli());
        assertThat(first.fenceAt()).isGreaterThan(first.expiresAt());
    }

    @Test
    void refusesOnlyWhatDoesNotFit() {
        announce(1_000L);
        lease(request(tenantAccount(), 1, 900, 900));

        GrantResult refused =
                results(grant(request(tenantAccount(), 2, 101, 101))).getFirst();
        GrantResult fits = results(grant(request(tenantAccount(), 3, 100, 500))).getFirst();

        assertThat(refused.refusal()).isNotNull();
        assertThat(Objects.requireNonNull(refused.refusal()).limit()).isEqualTo(1_000);
        assertThat(Objects.requireNonNull(refused.refusal()).held()).isEqualTo(900);
        assertThat(fits.lease()).isNotNull();
        assertThat(Objects.requireNonNull(fits.lease()).granted()).isEqualTo(100);
    }

    @Test
    void anAccountWithoutALimitGetsAnUnboundedLease() {
        announce(null);

        Lease lease = lease(request(tenantAccount(), 1, 100, 100));

        assertThat(lease.granted()).isNull();
        assertThat(held()).isZero();
    }

    @Test
    void aRaisedLimitIsInForceAtOnceAndALowerOneForGrantsToCome() {
        announce(0L);
        assertThat(results(grant(request(tenantAccount(), 1, 1, 1))).getFirst().refusal())
                .isNotNull();

        publish(cast.tenantChanged(2, 50L));
        await().atMost(SOON)
                .until(() -> results(grant(request(tenantAccount(), 2, 50, 50)))
                                .getFirst()
                                .lease()
                        != null);

        publish(cast.tenantChanged(3, 10L));
        await().atMost(SOON)
                .until(() -> Long.valueOf(10).equals(number("select day_limit from account where account = $1")));
        assertThat(results(grant(request(tenantAccount(), 3, 0, 1))).getFirst().refusal())
                .isNotNull();
        assertThat(held()).isEqualTo(50);
    }

    @Test
    void abandonBeatsAGrantThatComesLater() {
        announce(1_000L);
        GrantRequest request = request(tenantAccount(), 1, 10, 10);

        service()
                .body(ContractJson.write(new Abandon(request.grantId())))
                .post("/internal/leases/abandon")
                .then()
                .statusCode(204);

        assertThat(results(grant(request)).getFirst().closed()).isTrue();
        assertThat(held()).isZero();
    }

    @Test
    void returnsCountOnceAndClosingReleasesWhatIsBooked() {
        announce(1_000_000_000L);
        Lease lease = lease(request(tenantAccount(), 1, 1_000_000, 1_000_000));
        ReturnRequest back = new ReturnRequest(Cast.id(), 400_000);
        service().body(ContractJson.write(back)).post("/internal/leases/" + lease.leaseId() + "/returns");
        service().body(ContractJson.write(back)).post("/internal/leases/" + lease.leaseId() + "/returns");
        assertThat(held()).isEqualTo(600_000);

        service()
                .body(ContractJson.write(new CloseRequest(300_000, 1)))
                .post("/internal/leases/" + lease.leaseId() + "/close")
                .then()
                .statusCode(204);
        assertThat(held()).isEqualTo(600_000);

        // 100 × 2.5 + 5 × 10 µUSD
        publish(cast.metered(Cast.id(), awaitPrice(), 100, 5, List.of(share(lease))));
        await().atMost(SOON).until(() -> posted() == 300_000);
        assertThat(held()).isZero();
    }

    @Test
    void roomIsCalledBackFromOthersBeforeARefusalIsFinal() {
        announce(1_000L);
        UUID other = Cast.id();
        GrantRequest theirs = new GrantRequest(new GrantId(tenantAccount(), other, 1), 1_000, 1_000);
        Lease held = lease(theirs);

        GrantResult refused =
                results(grant(request(tenantAccount(), 1, 10, 10))).getFirst();

        assertThat(Objects.requireNonNull(refused.refusal()).retryInMillis()).isNotNull();
        Recalls recalls = ContractJson.read(
                service()
                        .get("/internal/leases/recalls?wait=5&incarnation=" + other)
                        .asString(),
                Recalls.class);
        assertThat(recalls.leaseIds()).containsExactly(held.leaseId());
    }

    @Test
    void concurrentGatewaysNeverPassTheLimit() throws Exception {
        long limit = 10_000;
        announce(limit);
        try (ExecutorService gateways = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> sums = new ArrayList<>();
            for (int gateway = 0; gateway < 4; gateway++) {
                long seed = gateway;
                sums.add(gateways.submit(() -> drain(new Random(seed))));
            }
            long granted = 0;
            for (Future<Long> sum : sums) {
                granted += sum.get();
            }
            assertThat(granted).isLessThanOrEqualTo(limit).isGreaterThan(limit - 100);
            assertThat(held()).isEqualTo(granted);
        }
    }

    @Test
    void anyOrderAndRepetitionOfRecordsGivesTheSameLedger() {
        announce(1_000_000_000_000L);
        awaitAgent();
        UUID price = awaitPrice();
        Lease lease = lease(request(tenantAccount(), 1, 900_000_000, 900_000_000));
        List<Runnable> tellings = new ArrayList<>();
        long expected = 0;
        for (int i = 0; i < 20; i++) {
            UUID request = Cast.id();
            long input = 100L + i;
            AgentRecord accepted = cast.accepted(proxy, request, price, List.of(share(lease)));
            AgentRecord seen = cast.seen(request, input, 10);
            var metered = cast.metered(request, price, input, 10, List.of(share(lease)));
            tellings.add(() -> report(List.of(accepted)));
            tellings.add(() -> report(List.of(seen)));
            tellings.add(() -> publish(metered));
            tellings.add(() -> report(List.of(seen, accepted)));
            tellings.add(() -> publish(metered));
            expected += input * 2_500 + 10 * 10_000;
        }
        Collections.shuffle(tellings, new Random(42));
        tellings.forEach(Runnable::run);

        long total = expected;
        await().atMost(SOON).until(() -> settledRequests() == 20 && posted() == total);
        assertThat(number("select sum(cost)::bigint from ledger_entry where debit_account = $1"))
                .isEqualTo(total);
        assertThat(number("select sum(requests)::bigint from ledger_entry where debit_account = $1"))
                .isEqualTo(20);
        assertThat(number("select sum(cost)::bigint from usage_daily where 'tenant/' || tenant_id || '/usd' = $1"))
                .isEqualTo(total);
        assertThat(held()).isEqualTo(900_000_000 - total);
        assertThat(reportedTotal()).isEqualTo("0." + "%09d".formatted(total));
    }

    @Test
    void nothingIsLostBetweenLedgerSumsLeasesAndWindows() {
        announce(1_000_000_000L);
        Lease lease = lease(request(tenantAccount(), 1, 100_000_000, 100_000_000));
        publish(cast.metered(Cast.id(), awaitPrice(), 1_000, 100, List.of(share(lease))));
        await().atMost(SOON).until(() -> posted() == 3_500_000);

        given().auth()
                .oauth2(issuer.finance())
                .get("/api/admin/conservation")
                .then()
                .statusCode(200)
                .body("conserved", is(true));
    }

    @Test
    void aDayHas23Or24Or25HoursOfTheTenantsZone() {
        announce(1L);

        assertThat(day("2026-03-29T12:00:00Z")).isEqualTo("2026-03-28T23:00:00Z/2026-03-29T22:00:00Z");
        assertThat(day("2026-06-15T12:00:00Z")).isEqualTo("2026-06-14T22:00:00Z/2026-06-15T22:00:00Z");
        assertThat(day("2026-10-25T12:00:00Z")).isEqualTo("2026-10-24T22:00:00Z/2026-10-25T23:00:00Z");
    }

    @Test
    void afterAChangeOfZoneTheSeamIsShortenedAndNoMomentIsInTwoDays() {
        announce(1L);
        assertThat(day("2027-06-15T12:00:00Z")).isEqualTo("2027-06-14T22:00:00Z/2027-06-15T22:00:00Z");

        run("update tenant set timezone = 'America/New_York' where id::text = split_part($1, '/', 2)");

        assertThat(day("2027-06-15T21:00:00Z")).isEqualTo("2027-06-14T22:00:00Z/2027-06-15T22:00:00Z");
        assertThat(day("2027-06-15T23:00:00Z")).isEqualTo("2027-06-15T22:00:00Z/2027-06-16T04:00:00Z");
        assertThat(day("2027-06-16T12:00:00Z")).isEqualTo("2027-06-16T04:00:00Z/2027-06-17T04:00:00Z");
    }

    @Test
    void theLedgerCannotBeChanged() {
        announce(null);
        publish(cast.metered(Cast.id(), awaitPrice(), 1, 1, List.of()));
        await().atMost(SOON).until(() -> number("select count(*) from ledger_entry where debit_account = $1") == 1);

        assertThat(database.<Long>asSystem(tx -> tx.query("update ledger_entry set cost = 0")
                                .execute()
                                .map(r -> 0L))
                        .onFailure()
                        .recoverWithItem(-1L)
                        .await()
                        .atMost(SOON))
                .isEqualTo(-1);
    }

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

    @Test
    void aProxysLivesAreNumberedAndWhatIsLostComesBackWithTheirWatermark() {
        announce(1_000L);
        awaitAgent();
        EpochRequest start = new EpochRequest("boot-1", Cast.id(), Cast.id());
        EpochGrant epoch = begin(start);
        assertThat(begin(start)).isEqualTo(epoch);

        Lease lease = lease(request(tenantAccount(), 1, 400, 400));
        assertThat(lease.epochs()).anySatisfy(e -> assertThat(e.epoch()).isEqualTo(epoch.epoch()));
        assertThat(lease.fenceAt()).isGreaterThan(epoch.floor());

        // it expires before its time
        run("update lease set expires_at = 0 where account = $1");
        await().atMost(SOON).until(() -> "lost".equals(text("select state from lease where account = $1")));
        assertThat(held()).isEqualTo(400);

        agent().body(ContractJson.write(new Watermark(epoch.epoch(), lease.fenceAt(), List.of())))
                .post("/internal/proxies/" + proxy + "/watermarks")
                .then()
                .statusCode(204);
        run("update proxy_epoch set watermark = 9223372036854775807 where $1 <> '' and proxy_id <> '" + proxy + "'");
        await().atMost(SOON).until(() -> held() == 0);

        EpochGrant next = begin(new EpochRequest("boot-1", start.spoolId(), Cast.id()));
        assertThat(next.epoch()).isGreaterThan(epoch.epoch());
        assertThat(next.floor()).isGreaterThanOrEqualTo(lease.fenceAt());
        assertThat(lease(request(tenantAccount(), 2, 1, 1)).fenceAt()).isGreaterThan(next.floor());
    }

    @Test
    void onlyTheProxysOwnAgentMayReport() {
        awaitAgent();

        given().contentType("application/json")
                .header("Authorization", "Bearer someone-else")
                .body("[]")
                .post("/internal/proxies/" + proxy + "/records")
                .then()
                .statusCode(401);
    }

    private long drain(Random random) {
        UUID incarnation = Cast.id();
        long sum = 0;
        for (int seq = 0; ; seq++) {
            long need = 1L + random.nextInt(50);
            var request = new GrantRequest(new GrantId(tenantAccount(), incarnation, seq), need, need * 4);
            GrantResult result = results(grant(request)).getFirst();
            if (result.lease() == null) {
                return sum;
            }
            sum += Objects.requireNonNull(result.lease().granted());
        }
    }

    private void announce(@Nullable Long dailyLimit) {
        announceTheModel();
        cast = Cast.fresh();
        publish(cast.tenantChanged(1, dailyLimit));
        publish(cast.providerKeyChanged());
        await().atMost(SOON).until(() -> number("select count(*) from account where account = $1") == 1);
        await().atMost(SOON)
                .until(() -> number("select count(*) from provider_key where tenant_id::text = split_part($1, '/', 2)")
                        == 1);
    }

    private void awaitAgent() {
        publish(new ProxyChanged(
                proxy,
                1,
                Change.CREATED,
                "http://litellm",
                List.of("*"),
                List.of(sha256(BEARER)),
                0,
                0,
                0,
                List.of(),
                true,
                Instant.now()));
        await().atMost(SOON)
                .until(() -> agent().body("[]")
                                .post("/internal/proxies/" + proxy + "/records")
                                .statusCode()
                        == 200);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID awaitPrice() {
        return await().atMost(SOON).until(this::price, Objects::nonNull);
    }

    private @Nullable UUID price() {
        return query("select id from price where provider = 'openai' and model = 'gpt-4o' and $1 <> ''").stream()
                .map(row -> row.getUUID(0))
                .findFirst()
                .orElse(null);
    }

    private EpochGrant begin(EpochRequest start) {
        return ContractJson.read(
                agent().body(ContractJson.write(start))
                        .post("/internal/proxies/" + proxy + "/epochs")
                        .asString(),
                EpochGrant.class);
    }

    private void report(List<AgentRecord> records) {
        String body = records.stream().map(ContractJson::write).collect(Collectors.joining(",", "[", "]"));
        agent().body(body)
                .post("/internal/proxies/" + proxy + "/records")
                .then()
                .statusCode(200)
                .body("committed", is(records.size()));
    }

    private String monthly(String token, String groupBy) {
        return given().auth()
                .oauth2(token)
                .get("/api/reports/monthly?group_by=" + groupBy + "&month=" + month())
                .asString();
    }

    private String reportedTotal() {
        return given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/monthly?tenant_id=" + cast.tenant() + "&month=" + month())
                .jsonPath()
                .getString("total.cost");
    }

    private static YearMonth month() {
        return YearMonth.now(ZoneId.of("Europe/Berlin"));
    }

    private AccountId tenantAccount() {
        return AccountId.usd(AccountType.TENANT, cast.tenant());
    }

    private static LeaseShare share(Lease lease) {
        return new LeaseShare(lease.leaseId(), lease.account(), 1_000_000);
    }

    /// A lease of the provider key that nobody remembers: what was spent is posted all the same.
    private LeaseShare keyShare() {
        return new LeaseShare(Cast.id(), AccountId.usd(AccountType.PROVIDER_KEY, cast.providerKey()), 1_000_000);
    }

    private GrantRequest request(AccountId account, long seq, long need, long want) {
        return new GrantRequest(new GrantId(account, cast.providerKey(), seq), need, want);
    }

    private Lease lease(GrantRequest request) {
        return Objects.requireNonNull(results(grant(request)).getFirst().lease());
    }

    private Response grant(GrantRequest... requests) {
        return service()
                .body(ContractJson.write(new GrantBatch(List.of(requests))))
                .post("/internal/leases");
    }

    private static List<GrantResult> results(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return ContractJson.read(response.asString(), GrantResults.class).results();
    }

    private RequestSpecification service() {
        return given().contentType("application/json").auth().oauth2(issuer.service("gateway-service"));
    }

    private RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(issuer.superAdmin());
    }

    private static RequestSpecification agent() {
        return given().contentType("application/json").header("Authorization", "Bearer " + BEARER);
    }

    /// The tenant's day in which a moment lies.
    private String day(String moment) {
        Instant at = Instant.parse(moment);
        database.asSystem(tx -> windows.at(tx, Map.of(tenantAccount().toString(), at)))
                .await()
                .atMost(SOON);
        return query("select window_start, window_end from budget_window where account = $1 and kind = 'day'"
                        + " and window_start <= '" + moment + "' and '" + moment + "' < window_end")
                .stream()
                .map(row -> row.getOffsetDateTime(0).toInstant() + "/"
                        + row.getOffsetDateTime(1).toInstant())
                .collect(Collectors.joining(","));
    }

    private long posted() {
        return number("select coalesce(sum(posted), 0)::bigint from budget_window where account = $1 and kind = 'day'");
    }

    private long held() {
        return number("select coalesce(sum(held), 0)::bigint from budget_window where account = $1 and kind = 'day'");
    }

    private long settledRequests() {
        return number("select count(*) from settlement where booking like '%' || split_part($1, '/', 2) || '%'");
    }

    private Long number(String sql) {
        return query(sql).stream().map(row -> row.getLong(0)).findFirst().orElse(-1L);
    }

    private String text(String sql) {
        return query(sql).stream().map(row -> row.getString(0)).findFirst().orElse("");
    }

    private void run(String sql) {
        query(sql);
    }

    /// `$1` is the tenant's account.
    private List<Row> query(String sql) {
        return database.asSystem(tx -> tx.preparedQuery(sql)
                        .execute(Tuple.of(tenantAccount().toString()))
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false).toList()))
                .await()
                .atMost(SOON);
    }

    /// Everything on the topic so far.
    private List<String> read(Topic topic) {
        List<String> payloads = new ArrayList<>();
        try (var kafka = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                    .mapToObj(p -> new TopicPartition(topic.topicName(), p))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> kafka.position(p) < ends.getOrDefault(p, 0L))) {
                kafka.poll(Duration.ofMillis(100)).forEach(r -> payloads.add(r.value()));
            }
        }
        return payloads;
    }

    private void publish(Event event) {
        try (var kafka = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            var record = new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
            record.headers().add("ce_id", Cast.id().toString().getBytes(StandardCharsets.UTF_8));
            kafka.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
