package io.cloudfreedom.router.gateway;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Grants leases: unbounded for accounts without a limit, up to the limit for others.
final class FakeUsageService {
    final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    final Queue<GrantRequest> grants = new ConcurrentLinkedQueue<>();
    final Map<AccountId, Long> remaining = new ConcurrentHashMap<>();
    volatile boolean away;
    private final Map<String, AccountId> leases = new ConcurrentHashMap<>();
    private final Vertx vertx;

    FakeUsageService(Vertx vertx) {
        this.vertx = vertx;
    }

    String start() {
        int port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return "http://127.0.0.1:" + port;
    }

    private void answer(HttpServerRequest request) {
        authorizations.add(String.valueOf(request.getHeader("authorization")));
        if (request.path().endsWith("/recalls")) {
            vertx.setTimer(1_000, id -> request.response().end("{\"lease_ids\":[]}"));
        } else if (request.path().equals("/internal/leases")) {
            request.body().onSuccess(body -> {
                if (away) {
                    request.response().setStatusCode(503).end();
                    return;
                }
                GrantBatch batch = ContractJson.read(body.toString(), GrantBatch.class);
                request.response()
                        .putHeader("content-type", "application/json")
                        .end(ContractJson.write(new GrantResults(
                                batch.grants().stream().map(this::grant).toList())));
            });
        } else if (request.path().endsWith("/returns")) {
            request.body().onSuccess(body -> {
                takeBack(
                        request.path().split("/", -1)[3],
                        ContractJson.read(body.toString(), ReturnRequest.class).amount());
                request.response().setStatusCode(204).end();
            });
        } else {
            request.response().setStatusCode(204).end();
        }
    }

    private synchronized void takeBack(String lease, long amount) {
        AccountId account = leases.get(lease);
        if (account != null) {
            remaining.merge(account, amount, Long::sum);
        }
    }

    private synchronized GrantResult grant(GrantRequest request) {
        grants.add(request);
        AccountId account = request.grantId().account();
        Long left = remaining.get(account);
        if (left != null && left < request.need()) {
            Refusal refusal =
                    new Refusal("day", 2_000_000, 2_000_000 - left, 0, Instant.parse("2030-01-02T23:00:00Z"), null);
            return new GrantResult(request.grantId(), null, refusal, null);
        }
        Long granted = left == null ? null : Math.min(left, Math.max(request.need(), request.want()));
        if (granted != null) {
            remaining.merge(account, -granted, Long::sum);
        }
        long now = System.currentTimeMillis();
        Lease lease = new Lease(
                UUID.randomUUID(),
                account,
                granted,
                now + 600_000,
                now + 700_000,
                List.of(new ProxyEpoch("litellm-1", 3), new ProxyEpoch("litellm-2", 8)));
        leases.put(lease.leaseId().toString(), account);
        return new GrantResult(request.grantId(), lease, null, null);
    }
}
