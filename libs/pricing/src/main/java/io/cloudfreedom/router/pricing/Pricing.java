package io.cloudfreedom.router.pricing;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.RateTier;
import io.cloudfreedom.router.contracts.event.Rates;
import io.cloudfreedom.router.contracts.usage.Tokens;

/// Tokens × price, exact to the nano-dollar.
///
/// Guarantees: the sum over all kinds of tokens is exact, and rounded once (half up) to whole nano-USD;
/// `cost(p, t) ≤ worstCase(p, w)` for all tokens within the bounds of `w`; an amount out of range is an
/// `ArithmeticException`, never a wrong number.
public final class Pricing {
    private Pricing() {}

    /// What one attempt cost. A context tier holds for all tokens of a request whose input is longer than its
    /// bound. Counts that contradict each other (more cached than input) are charged as they stand, never
    /// below zero.
    public static Money cost(PriceChanged price, Tokens tokens) {
        Rates rates = ratesFor(price, tokens.input());
        long plainInput = Math.max(0, tokens.input() - tokens.cachedInput() - tokens.cacheWrite());
        long write5m = Math.max(0, tokens.cacheWrite() - tokens.cacheWrite1h());
        long plainOutput = Math.max(0, tokens.output() - tokens.reasoning());
        return new Sum()
                .add(rates.input(), plainInput)
                .add(rates.cachedInput(), tokens.cachedInput())
                .add(rates.cacheWrite5m(), write5m)
                .add(rates.cacheWrite1h(), tokens.cacheWrite1h())
                .add(rates.output(), plainOutput)
                .add(rates.reasoning(), tokens.reasoning())
                .halfUp();
    }

    /// The most that one attempt can cost: every input token at the dearest input rate, every output token at the
    /// dearest output rate, over all context tiers that the input can reach.
    public static Money worstCase(PriceChanged price, WorstCase request) {
        long input = request.inputTokens();
        return new Sum()
                .add(dearestInput(price, input), input)
                .add(dearestOutput(price, input), request.outputTokens())
                .ceiling();
    }

    /// The largest maximum of one answer (at most `request.maxOutputTokens()`) whose worst case is within `budget`;
    /// 0 when not even the input is.
    public static long affordableOutput(PriceChanged price, WorstCase request, Money budget) {
        long low = 0;
        long high = request.maxOutputTokens();
        while (low < high) {
            long middle = high - (high - low) / 2;
            if (worstCase(price, request.withMaxOutputTokens(middle)).compareTo(budget) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static Rates ratesFor(PriceChanged price, long inputTokens) {
        Rates rates = price.rates();
        long bound = -1;
        for (RateTier tier : price.tiers()) {
            if (inputTokens > tier.aboveInputTokens() && tier.aboveInputTokens() > bound) {
                rates = tier.rates();
                bound = tier.aboveInputTokens();
            }
        }
        return rates;
    }

    private static long dearestInput(PriceChanged price, long inputTokens) {
        long dearest = dearestInput(price.rates());
        for (RateTier tier : price.tiers()) {
            if (inputTokens > tier.aboveInputTokens()) {
                dearest = Math.max(dearest, dearestInput(tier.rates()));
            }
        }
        return dearest;
    }

    private static long dearestOutput(PriceChanged price, long inputTokens) {
        long dearest = dearestOutput(price.rates());
        for (RateTier tier : price.tiers()) {
            if (inputTokens > tier.aboveInputTokens()) {
                dearest = Math.max(dearest, dearestOutput(tier.rates()));
            }
        }
        return dearest;
    }

    private static long dearestInput(Rates rates) {
        return Math.max(
                Math.max(rates.input(), rates.cachedInput()), Math.max(rates.cacheWrite5m(), rates.cacheWrite1h()));
    }

    private static long dearestOutput(Rates rates) {
        return Math.max(rates.output(), rates.reasoning());
    }

    /// Σ rate × tokens in nano-USD, kept as whole nano-USD and millionths of one: no step loses anything.
    private static final class Sum {
        private static final long MILLION = 1_000_000;

        private long whole;
        private long millionths;

        Sum add(long rate, long tokens) {
            whole = Math.addExact(whole, Math.multiplyExact(rate, tokens / MILLION));
            millionths = Math.addExact(millionths, Math.multiplyExact(rate, tokens % MILLION));
            whole = Math.addExact(whole, millionths / MILLION);
            millionths %= MILLION;
            return this;
        }

        Money halfUp() {
            return Money.ofNanoUsd(Math.addExact(whole, millionths >= MILLION / 2 ? 1 : 0));
        }

        Money ceiling() {
            return Money.ofNanoUsd(Math.addExact(whole, millionths > 0 ? 1 : 0));
        }
    }
}
