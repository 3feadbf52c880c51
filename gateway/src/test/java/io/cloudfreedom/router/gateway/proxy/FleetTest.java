package io.cloudfreedom.router.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyChanged;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.pricing.PriceBook;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final UUID TENANT = new UUID(0, 1);
    private final Fleet fleet = new Fleet(Clock.fixed(Instant.ofEpochSecond(10), ZoneOffset.UTC), bound -> 0);

    @Test
    void prefersTheLessBusyOfTwo() {
        Facts facts = facts(proxy("a", true), proxy("b", true));
        fleet.candidates(facts, TENANT, Set.of()).stream()
                .filter(c -> c.proxy().id().equals("a"))
                .forEach(c -> c.proxy().begin());

        assertThat(ids(facts)).containsExactly("b", "a");
    }

    @Test
    void whoIsBehindComesLastButIsNotLeftOut() {
        Facts facts = facts(proxy("a", true, TENANT), proxy("b", true, PlatformTenant.ID), proxy("c", true));

        assertThat(ids(facts)).hasSize(3).first().isEqualTo("c");
    }

    @Test
    void whoWasEjectedComesLast() {
        Facts facts = facts(proxy("a", true), proxy("b", true));
        fleet.candidates(facts, TENANT, Set.of()).stream()
                .filter(c -> c.proxy().id().equals("a"))
                .forEach(c -> c.proxy().eject(Instant.ofEpochSecond(10).toEpochMilli()));

        assertThat(ids(facts)).containsExactly("b", "a");
    }

    @Test
    void fiveServerErrorsInARowEject() {
        LiteLlm proxy = fleet.candidates(facts(proxy("a", true)), TENANT, Set.of())
                .getFirst()
                .proxy();
        for (int i = 0; i < 4; i++) {
            proxy.answered(500, 0);
        }
        proxy.answered(429, 0);
        assertThat(proxy.available(1)).isTrue();
        for (int i = 0; i < 5; i++) {
            proxy.answered(503, 0);
        }

        assertThat(proxy.available(1)).isFalse();
        assertThat(proxy.available(1_001)).isTrue();
    }

    @Test
    void leavesOutWhatDoesNotServeTheTenant() {
        ProxyChanged other = new ProxyChanged(
                "d",
                1,
                Change.UPDATED,
                "http://d:1",
                List.of(new UUID(0, 2).toString()),
                List.of(),
                1,
                1,
                1,
                List.of(),
                true,
                Instant.EPOCH);

        assertThat(ids(facts(proxy("a", false), other))).isEmpty();
        assertThat(fleet.candidates(facts(proxy("a", true)), TENANT, Set.of("a")))
                .isEmpty();
    }

    private List<String> ids(Facts facts) {
        return fleet.candidates(facts, TENANT, Set.of()).stream()
                .map(c -> c.proxy().id())
                .toList();
    }

    private static ProxyChanged proxy(String id, boolean serving, UUID... behind) {
        return new ProxyChanged(
                id,
                1,
                Change.UPDATED,
                "http://" + id + ":4000",
                List.of("*"),
                List.of(),
                3,
                1,
                1,
                List.of(behind),
                serving,
                Instant.EPOCH);
    }

    private static Facts facts(ProxyChanged... proxies) {
        Map<String, ProxyChanged> byId =
                Arrays.stream(proxies).collect(Collectors.toMap(ProxyChanged::id, Function.identity()));
        return new Facts(Map.of(), Map.of(), Map.of(), Map.of(), byId, PriceBook.EMPTY);
    }
}
