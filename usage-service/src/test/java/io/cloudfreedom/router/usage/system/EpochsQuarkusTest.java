package io.cloudfreedom.router.usage.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.proxy.Watermark;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The lives of LiteLLM processes.
@QuarkusTest
class EpochsQuarkusTest extends RunningService {
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
    void withALostSpoolTheRestCountsAsSpentUntilLateEvidenceComes() {
        announce(1_000_000L);
        awaitAgent();
        UUID price = awaitPrice();
        begin(new EpochRequest("boot-1", Cast.id(), Cast.id()));
        Lease lease = lease(request(tenantAccount(), 1, 400_000, 400_000));
        run("update lease set expires_at = 0 where account = $1");
        await().atMost(SOON).until(() -> "lost".equals(text("select state from lease where account = $1")));

        // another spool: what the old one held is gone for good
        begin(new EpochRequest("boot-1", Cast.id(), Cast.id()));
        run("update proxy_epoch set watermark = 9223372036854775807 where $1 <> '' and proxy_id <> '" + proxy + "'");
        await().atMost(SOON).until(() -> "suspense".equals(text("select state from lease where account = $1")));
        assertThat(held()).isZero();
        assertThat(posted()).isEqualTo(400_000);

        // 20 × 2.5 + 5 × 10 µUSD of it were spent on what comes to light now
        publish(cast.metered(Cast.id(), price, 20, 5, List.of(share(lease))));
        await().atMost(SOON).until(() -> number("select suspense from lease where account = $1") == 400_000 - 100_000);
        assertThat(posted()).isEqualTo(400_000);
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
}
