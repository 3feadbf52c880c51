package io.cloudfreedom.router.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/// An amount of US dollars as a whole number of nano-dollars (10⁻⁹ USD).
///
/// Arithmetic is exact and fails on overflow (`ArithmeticException`); the range is ±9.2 billion dollars. In
/// JSON it is the decimal string with nine digits after the point, for example `"0.004125000"`.
public record Money(long nanoUsd) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final int SCALE = 9;

    public static Money ofNanoUsd(long nanoUsd) {
        return new Money(nanoUsd);
    }

    /// Parses a decimal number of dollars.
    ///
    /// @throws IllegalArgumentException when `usd` is no decimal number or has more than nine
    /// digits after the point
    @JsonCreator
    public static Money parse(String usd) {
        try {
            return new Money(new BigDecimal(usd).movePointRight(SCALE).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"" + usd + "\" is not an amount of dollars with at most nine digits after the point", e);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanoUsd, other.nanoUsd));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanoUsd, other.nanoUsd));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanoUsd, other.nanoUsd);
    }

    /// The decimal string, for example `0.004125000`.
    @Override
    @JsonValue
    public String toString() {
        return BigDecimal.valueOf(nanoUsd, SCALE).toPlainString();
    }
}
