package io.cloudfreedom.router.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.UnknownPrice;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.Rates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceBookTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final UUID TENANT = new UUID(1, 1);
    private static final UUID KEY = new UUID(2, 1);
    private static final UUID OTHER = new UUID(9, 9);

    @Test
    void theNarrowestScopeWins() {
        PriceChanged everyone = price(1, null, null, MAY);
        PriceChanged tenant = price(2, TENANT, null, MAY);
        PriceChanged key = price(3, TENANT, KEY, MAY);
        PriceBook book = PriceBook.of(List.of(everyone, tenant, key));

        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE)).contains(key);
        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, OTHER, JUNE)).contains(tenant);
        assertThat(book.find(Provider.AZURE, "gpt-4o", OTHER, OTHER, JUNE)).contains(everyone);
    }

    @Test
    void aPriceHoldsFromItsMomentOn() {
        PriceChanged old = price(1, null, null, MAY);
        PriceChanged next = price(2, null, null, JUNE);
        PriceBook book = PriceBook.of(List.of(next, old));

        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, MAY.minusMillis(1)))
                .isEmpty();
        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE.minusMillis(1)))
                .contains(old);
        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE)).contains(next);
        assertThat(book.byId(old.priceId())).contains(old);
    }

    @Test
    void anUnknownModelHasNoPrice() {
        PriceBook book = PriceBook.of(List.of(price(1, null, null, MAY)));

        assertThat(book.find(Provider.OPENAI, "gpt-4o", TENANT, KEY, JUNE)).isEmpty();
        assertThat(book.find(Provider.AZURE, "gpt-5", TENANT, KEY, JUNE)).isEmpty();
    }

    @Test
    void aBookIsNotChangedByItsSuccessor() {
        PriceBook before = PriceBook.of(List.of(price(1, null, null, MAY)));

        PriceBook after = before.with(List.of(price(2, null, null, MAY)));

        assertThat(before.all()).hasSize(1);
        assertThat(after.all()).hasSize(2);
    }

    @Test
    void anyRealPriceBeatsWhatStandsInForIt() {
        PriceChanged standIn = price(1, TENANT, null, JUNE, PriceChanged.standIn(UnknownPrice.ESTIMATE));
        PriceChanged real = price(2, null, null, MAY);

        assertThat(PriceBook.of(List.of(standIn)).find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE))
                .contains(standIn);
        assertThat(PriceBook.of(List.of(standIn)).known(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE))
                .isEmpty();
        assertThat(PriceBook.of(List.of(standIn, real)).find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE))
                .contains(real);
    }

    @Test
    void aTenantsPolicyBeatsEveryonesAndTheLastOneCounts() {
        PriceChanged hold = price(1, null, null, MAY, PriceChanged.standIn(UnknownPrice.HOLD));
        PriceChanged refuse = price(2, TENANT, null, MAY, PriceChanged.standIn(UnknownPrice.REFUSE));
        PriceChanged estimate = price(3, TENANT, null, JUNE, PriceChanged.standIn(UnknownPrice.ESTIMATE));
        PriceBook book = PriceBook.of(List.of(hold, refuse, estimate));

        assertThat(book.find(Provider.AZURE, "gpt-4o", OTHER, OTHER, JUNE)).contains(hold);
        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE.minusMillis(1)))
                .isEmpty();
        assertThat(book.find(Provider.AZURE, "gpt-4o", TENANT, KEY, JUNE)).contains(estimate);
    }

    private static PriceChanged price(long id, @Nullable UUID tenant, @Nullable UUID key, Instant from) {
        return price(id, tenant, key, from, "test");
    }

    private static PriceChanged price(long id, @Nullable UUID tenant, @Nullable UUID key, Instant from, String source) {
        return new PriceChanged(
                new UUID(0, id),
                Provider.AZURE,
                "gpt-4o",
                new PriceScope(tenant, key),
                from,
                new Rates(id, 0, 0, 0, 0, 0),
                List.of(),
                null,
                source);
    }
}
