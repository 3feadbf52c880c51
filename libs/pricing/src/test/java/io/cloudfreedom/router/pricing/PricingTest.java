package io.cloudfreedom.router.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.PriceScope;
import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.usage.Tokens;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PricingTest {
    private static final int CASES_PER_SEED = 20_000 * Integer.getInteger("router.test.effort", 1);

    private static final PriceChanged GEMINI = price(
            new Rates(1_250_000_000, 125_000_000, 0, 0, 10_000_000_000L, 10_000_000_000L),
            new RateTier(200_000, new Rates(2_500_000_000L, 250_000_000, 0, 0, 15_000_000_000L, 15_000_000_000L)));

    @Test
    void chargesEveryKindOfTokenAtItsOwnRate() {
        PriceChanged price = price(new Rates(3_000_000, 300_000, 3_750_000, 6_000_000, 15_000_000, 20_000_000));

        Money cost = Pricing.cost(price, new Tokens(1_000, 200, 300, 100, 50, 20));

        // 500 plain, 200 cached, 200 written for 5 minutes, 100 for an hour; 30 plain, 20 reasoning
        assertThat(cost)
                .isEqualTo(Money.ofNanoUsd(500 * 3 + 200 * 3 / 10 + 200 * 15 / 4 + 100 * 6 + 30 * 15 + 20 * 20));
    }

    @Test
    void chargesTheTierOnlyAboveItsBound() {
        assertThat(Pricing.cost(GEMINI, new Tokens(200_000, 0, 0, 0, 0, 0))).isEqualTo(Money.parse("0.25"));
        assertThat(Pricing.cost(GEMINI, new Tokens(200_001, 0, 0, 0, 0, 0))).isEqualTo(Money.parse("0.5000025"));
    }

    @Test
    void roundsTheTotalOnceAndHalfUp() {
        PriceChanged price = price(new Rates(400_000, 100_000, 0, 0, 0, 0));

        assertThat(Pricing.cost(price, new Tokens(1, 0, 0, 0, 0, 0))).isEqualTo(Money.ZERO);
        assertThat(Pricing.cost(price, new Tokens(2, 1, 0, 0, 0, 0))).isEqualTo(Money.ofNanoUsd(1));
    }

    @Test
    void failsRatherThanOverflow() {
        PriceChanged price = price(new Rates(75_000_000_000L, 0, 0, 0, 0, 0));

        assertThatThrownBy(() -> Pricing.cost(price, new Tokens(Long.MAX_VALUE, 0, 0, 0, 0, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void boundsTheInputByTheTierThatItCanReach() {
        WorstCase below = new WorstCase(100_000, 1, 0, 10, 1);
        WorstCase above = new WorstCase(200_000, 1, 0, 10, 1);

        assertThat(Pricing.worstCase(GEMINI, below).nanoUsd()).isEqualTo(below.inputTokens() * 1_250 + 10 * 10_000);
        assertThat(Pricing.worstCase(GEMINI, above).nanoUsd()).isEqualTo(above.inputTokens() * 2_500 + 10 * 15_000);
    }

    static LongStream seeds() {
        return LongStream.of(1, 42, 20_261_124, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costsNeverMoreThanTheWorstCase(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            int number = i;
            PriceChanged price = randomPrice(random);
            WorstCase bounds = new WorstCase(
                    random.nextLong(300_000),
                    random.nextInt(50),
                    random.nextLong(100_000),
                    random.nextLong(70_000),
                    1 + random.nextInt(4));
            Tokens tokens = randomTokens(random, bounds.inputTokens(), bounds.outputTokens());

            assertThat(Pricing.cost(price, tokens))
                    .as(() -> "seed %d case %d: %s %s %s".formatted(seed, number, price, bounds, tokens))
                    .isLessThanOrEqualTo(Pricing.worstCase(price, bounds));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costEqualsTheSameSumInArbitraryPrecision(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED; i++) {
            int number = i;
            PriceChanged price = randomPrice(random);
            Tokens tokens = randomTokens(random, 5_000_000, 1_000_000);

            assertThat(Pricing.cost(price, tokens).nanoUsd())
                    .as(() -> "seed %d case %d: %s %s".formatted(seed, number, price, tokens))
                    .isEqualTo(oracle(price, tokens));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void affordableOutputIsTheLargestThatFits(long seed) {
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < CASES_PER_SEED / 10; i++) {
            PriceChanged price = randomPrice(random);
            WorstCase request = new WorstCase(random.nextLong(10_000), 3, 0, random.nextLong(10_000), 1);
            Money budget = Money.ofNanoUsd(
                    random.nextLong(Pricing.worstCase(price, request).nanoUsd() + 2));

            long output = Pricing.affordableOutput(price, request, budget);

            int number = i;
            Supplier<String> description = () -> "seed %d case %d: %s %s".formatted(seed, number, request, budget);
            if (output > 0) {
                assertThat(Pricing.worstCase(price, request.withMaxOutputTokens(output)))
                        .as(description)
                        .isLessThanOrEqualTo(budget);
            }
            if (output < request.maxOutputTokens()) {
                assertThat(Pricing.worstCase(price, request.withMaxOutputTokens(output + 1)))
                        .as(description)
                        .isGreaterThan(budget);
            }
        }
    }

    private static long oracle(PriceChanged price, Tokens t) {
        Rates rates = price.rates();
        for (RateTier tier : price.tiers()) {
            if (t.input() > tier.aboveInputTokens()) {
                rates = tier.rates();
            }
        }
        BigInteger sum = product(rates.input(), t.input() - t.cachedInput() - t.cacheWrite())
                .add(product(rates.cachedInput(), t.cachedInput()))
                .add(product(rates.cacheWrite5m(), t.cacheWrite() - t.cacheWrite1h()))
                .add(product(rates.cacheWrite1h(), t.cacheWrite1h()))
                .add(product(rates.output(), t.output() - t.reasoning()))
                .add(product(rates.reasoning(), t.reasoning()));
        return new BigDecimal(sum, 6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigInteger product(long rate, long tokens) {
        return BigInteger.valueOf(rate).multiply(BigInteger.valueOf(tokens));
    }

    private static PriceChanged randomPrice(RandomGenerator random) {
        // ascending bounds, as the oracle takes the last that matches
        return price(
                randomRates(random),
                new RateTier(1 + random.nextLong(100_000), randomRates(random)),
                new RateTier(100_001 + random.nextLong(200_000), randomRates(random)));
    }

    private static Rates randomRates(RandomGenerator random) {
        return new Rates(
                random.nextLong(75_000_000_000L),
                random.nextLong(10_000_000_000L),
                random.nextLong(90_000_000_000L),
                random.nextLong(150_000_000_000L),
                random.nextLong(600_000_000_000L),
                random.nextLong(600_000_000_000L));
    }

    private static Tokens randomTokens(RandomGenerator random, long maxInput, long maxOutput) {
        long input = random.nextLong(maxInput + 1);
        long cached = random.nextLong(input + 1);
        long write = random.nextLong(input - cached + 1);
        long output = random.nextLong(maxOutput + 1);
        return new Tokens(input, cached, write, random.nextLong(write + 1), output, random.nextLong(output + 1));
    }

    private static PriceChanged price(Rates rates, RateTier... tiers) {
        return new PriceChanged(
                new UUID(0, 1),
                Provider.GOOGLE,
                "m",
                new PriceScope(null, null),
                Instant.EPOCH,
                rates,
                List.of(tiers),
                null,
                "test");
    }
}
