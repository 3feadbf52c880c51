package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.CloseRequest;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResults;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// What a gateway asks usage-service about leases.
final class GatewayCalls implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final UsageStand stand;
    private final HttpClient http = HttpClient.newHttpClient();
    private final UUID incarnation = UsageCast.id();
    private final AtomicLong sequence = new AtomicLong();
    private final String token;

    GatewayCalls(UsageStand stand) {
        this.stand = stand;
        this.token = stand.gatewayToken();
    }

    Lease grant(AccountId account, long amount) {
        GrantId id = new GrantId(account, incarnation, sequence.incrementAndGet());
        String answer = post("/internal/leases", new GrantBatch(List.of(new GrantRequest(id, amount, amount))));
        Lease lease = ContractJson.read(answer, GrantResults.class)
                .results()
                .getFirst()
                .lease();
        if (lease == null) {
            throw new StackException("no lease is granted: " + answer);
        }
        return lease;
    }

    void close(Lease lease) {
        post("/internal/leases/" + lease.leaseId() + "/close", new CloseRequest(0, 0));
    }

    private String post(String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(stand.url().resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(ContractJson.write(body)))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackException(path + " answers " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new StackException(path + " is not answered: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
