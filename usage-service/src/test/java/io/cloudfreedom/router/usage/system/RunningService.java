package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.contracts.event.ModelRoute;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.usage.budget.Windows;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/// The service on real PostgreSQL and Kafka, driven as its neighbours drive it.
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "usage"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
abstract class RunningService {
    static final Duration SOON = Duration.ofSeconds(60);

    static final String BEARER = "not-a-secret-agent";

    @Inject
    Database database;

    @Inject
    Windows windows;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    KafkaBroker broker;

    @SuppressWarnings("NullAway.Init") // filled by the test resource
    Issuer issuer;

    private static final Map<String, TopicLog> LOGS = new ConcurrentHashMap<>();

    private static @Nullable KafkaProducer<String, String> producer;

    final String proxy = "litellm-" + Cast.id();

    Cast cast = Cast.fresh();

    void announceTheModel() {
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

    void announce(@Nullable Long dailyLimit) {
        announceTheModel();
        cast = Cast.fresh();
        publish(cast.tenantChanged(1, dailyLimit));
        publish(cast.providerKeyChanged());
        await().atMost(SOON).until(() -> number("select count(*) from account where account = $1") == 1);
        await().atMost(SOON)
                .until(() -> number("select count(*) from provider_key where tenant_id::text = split_part($1, '/', 2)")
                        == 1);
    }

    void awaitAgent() {
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

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID awaitPrice() {
        return await().atMost(SOON).until(this::price, Objects::nonNull);
    }

    @Nullable
    UUID price() {
        return query("select id from price where provider = 'openai' and model = 'gpt-4o' and $1 <> ''").stream()
                .map(row -> row.getUUID(0))
                .findFirst()
                .orElse(null);
    }

    EpochGrant begin(EpochRequest start) {
        return ContractJson.read(
                agent().body(ContractJson.write(start))
                        .post("/internal/proxies/" + proxy + "/epochs")
                        .asString(),
                EpochGrant.class);
    }

    void report(List<AgentRecord> records) {
        String body = records.stream().map(ContractJson::write).collect(Collectors.joining(",", "[", "]"));
        agent().body(body)
                .post("/internal/proxies/" + proxy + "/records")
                .then()
                .statusCode(200)
                .body("committed", is(records.size()));
    }

    String monthly(String token, String groupBy) {
        return given().auth()
                .oauth2(token)
                .get("/api/reports/monthly?group_by=" + groupBy + "&month=" + month())
                .asString();
    }

    String reportedTotal() {
        return given().auth()
                .oauth2(issuer.finance())
                .get("/api/reports/monthly?tenant_id=" + cast.tenant() + "&month=" + month())
                .jsonPath()
                .getString("total.cost");
    }

    static YearMonth month() {
        return YearMonth.now(ZoneId.of("Europe/Berlin"));
    }

    AccountId tenantAccount() {
        return AccountId.usd(AccountType.TENANT, cast.tenant());
    }

    static LeaseShare share(Lease lease) {
        return new LeaseShare(lease.leaseId(), lease.account(), 1_000_000);
    }

    /// A lease of the provider key that nobody remembers: what was spent is posted all the same.
    LeaseShare keyShare() {
        return new LeaseShare(Cast.id(), AccountId.usd(AccountType.PROVIDER_KEY, cast.providerKey()), 1_000_000);
    }

    /// The same for the tenant.
    LeaseShare tenantShare() {
        return new LeaseShare(Cast.id(), tenantAccount(), 1_000_000_000);
    }

    GrantRequest request(AccountId account, long seq, long need, long want) {
        return new GrantRequest(new GrantId(account, cast.providerKey(), seq), need, want);
    }

    Lease lease(GrantRequest request) {
        return Objects.requireNonNull(results(grant(request)).getFirst().lease());
    }

    Response grant(GrantRequest... requests) {
        return service()
                .body(ContractJson.write(new GrantBatch(List.of(requests))))
                .post("/internal/leases");
    }

    static List<GrantResult> results(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return ContractJson.read(response.asString(), GrantResults.class).results();
    }

    RequestSpecification service() {
        return given().contentType("application/json").auth().oauth2(issuer.service("gateway-service"));
    }

    RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(issuer.superAdmin());
    }

    static RequestSpecification agent() {
        return given().contentType("application/json").header("Authorization", "Bearer " + BEARER);
    }

    /// The tenant's day in which a moment lies.
    String day(String moment) {
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

    long posted() {
        return number("select coalesce(sum(posted), 0)::bigint from budget_window where account = $1 and kind = 'day'");
    }

    long held() {
        return number("select coalesce(sum(held), 0)::bigint from budget_window where account = $1 and kind = 'day'");
    }

    Long number(String sql) {
        return query(sql).stream().map(row -> row.getLong(0)).findFirst().orElse(-1L);
    }

    String text(String sql) {
        return query(sql).stream().map(row -> row.getString(0)).findFirst().orElse("");
    }

    void run(String sql) {
        query(sql);
    }

    /// `$1` is the tenant's account.
    List<Row> query(String sql) {
        return database.asSystem(tx -> tx.preparedQuery(sql)
                        .execute(Tuple.of(tenantAccount().toString()))
                        .map(rows ->
                                StreamSupport.stream(rows.spliterator(), false).toList()))
                .await()
                .atMost(SOON);
    }

    /// Everything on the topic so far.
    List<String> read(Topic topic) {
        return read(topic.topicName(), Topic.PARTITIONS);
    }

    /// Everything that was put aside so far.
    List<String> readDeadLetters(Topic topic) {
        return read(topic.deadLetterName(), 1);
    }

    private List<String> read(String topic, int partitions) {
        return LOGS.computeIfAbsent(topic, name -> new TopicLog(broker.bootstrapServers(), name, partitions))
                .payloads();
    }

    void publish(Event event) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                    new StringSerializer(),
                    new StringSerializer());
        }
        try {
            var record = new ProducerRecord<>(event.topic().topicName(), event.key(), ContractJson.write(event));
            record.headers().add("ce_id", Cast.id().toString().getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void leaveKafka() {
        LOGS.values().forEach(TopicLog::close);
        LOGS.clear();
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    /// What tests/focus checks afterwards, when Python can run the validator of the FinOps Foundation.
    static void keepForTheValidator(String name, String focus) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "focus"));
            Files.writeString(folder.resolve(name), focus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
