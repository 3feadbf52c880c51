package io.cloudfreedom.router.benchmarks.edge;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// usage-service as a gateway sees it when there is always room: bounded leases, as large as are wanted, for
/// 10 minutes.
final class Lender {
    private static final long LIFE_MILLIS = Duration.ofMinutes(10).toMillis();

    private final Vertx vertx;
    private final List<ProxyEpoch> epochs;

    Lender(Vertx vertx, List<ProxyEpoch> epochs) {
        this.vertx = vertx;
        this.epochs = epochs;
    }

    /// The port.
    int start() {
        return vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/recalls")) {
            vertx.setTimer(20_000, due -> request.response().end("{\"lease_ids\":[]}"));
        } else if (request.path().equals("/internal/leases")) {
            request.body()
                    .onSuccess(body -> request.response()
                            .putHeader("content-type", "application/json")
                            .end(ContractJson.write(new GrantResults(
                                    ContractJson.read(body.toString(), GrantBatch.class).grants().stream()
                                            .map(this::grant)
                                            .toList()))));
        } else {
            request.body()
                    .onComplete(read -> request.response().setStatusCode(204).end());
        }
    }

    private GrantResult grant(GrantRequest request) {
        Instant now = Instant.now();
        Lease lease = new Lease(
                Uuid7.at(now),
                request.grantId().account(),
                Math.max(request.need(), request.want()),
                now.toEpochMilli() + LIFE_MILLIS,
                now.toEpochMilli() + LIFE_MILLIS + 60_000,
                epochs);
        return new GrantResult(request.grantId(), lease, null, null);
    }
}
