package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.Recalls;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What gateways borrow and give back.
@QuarkusTest
class LeasesQuarkusTest extends RunningService {
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

    @ParameterizedTest
    @EnumSource
    void requestsAndTokensAreLimitsLikeMoney(AccountType type) {
        announce(null);
        publish(counted(type, 3, 1_000));
        UUID holder = holder(type);
        AccountId requests = new AccountId(type, holder, Unit.REQUESTS);
        AccountId tokens = new AccountId(type, holder, Unit.TOKENS);
        await().atMost(SOON)
                .until(() -> number("select count(*) from account where day_limit in (3, 1000) and account like '"
                                + type.json() + "/" + holder + "/%' and 'tenant/' || tenant_id || '/usd' = $1")
                        == 2);

        Lease two = lease(request(requests, 1, 2, 2));
        Lease most = lease(request(tokens, 1, 900, 900));
        assertThat(results(grant(request(requests, 2, 2, 2))).getFirst().refusal())
                .isNotNull();
        assertThat(results(grant(request(tokens, 2, 101, 101))).getFirst().refusal())
                .isNotNull();

        publish(cast.metered(
                Cast.id(),
                awaitPrice(),
                800,
                20,
                List.of(new LeaseShare(two.leaseId(), requests, 1), new LeaseShare(most.leaseId(), tokens, 900))));
        await().atMost(SOON).until(() -> posted(requests) == 1 && posted(tokens) == 820);
        await().atMost(SOON)
                .until(() -> read(Topic.BUDGETS).stream()
                        .map(payload -> ContractJson.read(payload, BudgetChanged.class))
                        .anyMatch(budget -> budget.account().equals(tokens) && budget.threshold() == 80));
    }

    private Event counted(AccountType type, long requests, long tokens) {
        return switch (type) {
            case TENANT -> cast.tenantChanged(2, null, requests, tokens);
            case PROVIDER_KEY -> cast.countedProviderKey(requests, tokens);
            case VIRTUAL_KEY -> cast.countedVirtualKey(requests, tokens);
        };
    }

    private UUID holder(AccountType type) {
        return switch (type) {
            case TENANT -> cast.tenant();
            case PROVIDER_KEY -> cast.providerKey();
            case VIRTUAL_KEY -> cast.virtualKey();
        };
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

    private long posted(AccountId account) {
        return number("select coalesce(sum(posted), 0)::bigint from budget_window where $1 <> '' and kind = 'day'"
                + " and account = '" + account + "'");
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
}
