package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three gateways and a LiteLLM at random, killed and restarted at random, against an oracle that only adds up.
///
/// At every instant: what can have been spent is within the limit. With every refusal: what remained was too little.
/// After all of it: nothing is held, and counter, ledger and oracle are equal to the nano-dollar.
@QuarkusTest
class EscrowSoakQuarkusTest extends RunningService {
    private static final int EFFORT = Integer.getInteger("router.test.effort", 1);
    private static final long OPERATIONS = EFFORT == 1 ? 3_000 : 50_000L * EFFORT;
    private static final int GATEWAYS = 3;
    private static final long FIRST_LIMIT = 50_000;
    private static final long RAISE = 50_000;
    private static final long RAISE_EVERY = 500;

    @TestHTTPResource("/")
    URI service = URI.create("http://localhost");

    private final Oracle oracle = new Oracle();
    private final AtomicLong operations = new AtomicLong();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 20_261_124)
    void limitsHoldWhateverDies(long seed) throws Exception {
        announce(FIRST_LIMIT);
        publish(cast.providerKeyChanged(2, FIRST_LIMIT));
        awaitAgent();
        UUID price = oneNanoDollarPerToken();
        AccountId key = AccountId.usd(AccountType.PROVIDER_KEY, cast.providerKey());
        List<AccountId> accounts = List.of(tenantAccount(), key);
        accounts.forEach(account -> oracle.limit(account, FIRST_LIMIT));
        await().atMost(SOON)
                .until(() -> number("select count(*) from account where day_limit = " + FIRST_LIMIT
                                + " and 'tenant/' || tenant_id || '/usd' = $1")
                        == 2);
        run("update proxy_epoch set watermark = 9223372036854775807 where $1 <> ''");
        SoakProxy litellm = new SoakProxy(proxy, cast, price, new Wire(service, BEARER), oracle);

        try (ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS + 1)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < GATEWAYS; i++) {
                long own = seed + i;
                running.add(threads.submit(() -> gateways(accounts, litellm, new Random(own))));
            }
            running.add(threads.submit(() -> agent(litellm, new Random(seed - 1))));
            for (Future<?> thread : running) {
                thread.get();
            }
        }

        Random random = new Random(seed);
        litellm.restart(random);
        run("update lease set expires_at = 0 where state = 'open' and $1 <> ''");
        await().atMost(SOON)
                .until(() -> number("select coalesce(sum(held), 0)::bigint from budget_window"
                                + " where 'tenant/' || tenant_id || '/usd' = $1")
                        == 0);
        for (AccountId account : accounts) {
            assertThat(number(
                            "select sum(posted)::bigint from budget_window where $1 <> '' and kind = 'day' and account = '"
                                    + account + "'"))
                    .as("seed %d posted on %s", seed, account)
                    .isEqualTo(oracle.spent(account));
        }
        assertThat(number("select sum(cost)::bigint from ledger_entry where debit_account = $1"))
                .as("seed %d", seed)
                .isEqualTo(oracle.spent(tenantAccount()));
        assertThat(number("select sum(requests)::bigint from ledger_entry where debit_account = $1"))
                .as("seed %d", seed)
                .isEqualTo(oracle.requests());
        assertThat(oracle.requests()).isGreaterThan(OPERATIONS / 20);
    }

    private void gateways(List<AccountId> accounts, SoakProxy litellm, Random random) {
        SoakGateway gateway = gateway(accounts, litellm, random);
        long raised = 0;
        for (long n = operations.incrementAndGet(); n <= OPERATIONS; n = operations.incrementAndGet()) {
            int dice = random.nextInt(1_000);
            if (dice < 400) {
                gateway.admit();
            } else if (dice < 850) {
                gateway.finish();
            } else if (dice < 920) {
                gateway.giveBack();
            } else if (dice < 990) {
                gateway.close();
            } else {
                gateway = gateway(accounts, litellm, random);
            }
            if (n % RAISE_EVERY == 0 && n > raised) {
                raised = n;
                raise(n / RAISE_EVERY);
            }
        }
    }

    /// A process that knows of no lease.
    private SoakGateway gateway(List<AccountId> accounts, SoakProxy litellm, Random random) {
        return new SoakGateway(accounts, litellm, proxy, new Wire(service, issuer.service("gateway-service")), random);
    }

    /// The oracle hears of it first: the limit is never higher than it knows.
    private void raise(long times) {
        long limit = FIRST_LIMIT + RAISE * times;
        oracle.limit(tenantAccount(), limit);
        oracle.limit(AccountId.usd(AccountType.PROVIDER_KEY, cast.providerKey()), limit);
        publish(cast.tenantChanged(1 + times, limit));
        publish(cast.providerKeyChanged(2 + times, limit));
    }

    private void agent(SoakProxy litellm, Random random) {
        while (operations.get() < OPERATIONS) {
            int dice = random.nextInt(100);
            if (dice < 60) {
                litellm.endAny(random);
            } else if (dice < 90) {
                litellm.deliver(random);
            } else if (dice < 94) {
                run("update lease set expires_at = 0 where account = $1 and state = 'open' and random() < 0.3");
            } else if (dice < 98) {
                litellm.advance(raisedFence(), random);
            } else {
                litellm.restart(random);
            }
        }
    }

    /// The fence up to now; leases to come are beyond it.
    private long raisedFence() {
        return number("update fence set issued_until = issued_until + 1 where $1 <> '' returning issued_until - 1");
    }

    private UUID oneNanoDollarPerToken() {
        return UUID.fromString(admin().body("""
                        {"provider": "openai", "model": "gpt-4o", "tenant_id": "%s",
                         "per_million_tokens": {"input": "0.001", "output": "0.001"}}
                        """.formatted(cast.tenant()))
                .post("/api/prices")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
