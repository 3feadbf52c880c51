package io.cloudfreedom.router.usage.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.event.KeyUsageChanged;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Windows, and what is told of them.
@QuarkusTest
class BudgetsQuarkusTest extends RunningService {
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
}
