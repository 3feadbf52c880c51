package io.cloudfreedom.router.usage.parameter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads query parameters.
public final class Parameters {
    private static final int FIRST_YEAR = 2020;
    private static final int LAST_YEAR = 2199;

    private Parameters() {}

    /// @throws InvalidParameter when it is missing or no month of a year that can have usage
    public static YearMonth month(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new InvalidParameter(name, "is missing: add a month, for example " + name + "=2026-11");
        }
        return inReach(name, parse(name, value, "a month, for example 2026-11", YearMonth::parse));
    }

    /// @throws InvalidParameter when it is no day of a year that can have usage
    public static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        LocalDate day = parse(name, value, "a day, for example 2026-11-24", LocalDate::parse);
        inReach(name, YearMonth.from(day));
        return day;
    }

    /// @throws InvalidParameter when it is no id
    public static @Nullable UUID id(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? null : parse(name, value, "a UUID", UUID::fromString);
    }

    /// Without a value the choice is `byDefault`.
    ///
    /// @throws InvalidParameter when it is none of the enum's names in lower case
    public static <E extends Enum<E>> E choice(String name, @Nullable String value, Class<E> type, E byDefault) {
        if (value == null || value.isEmpty()) {
            return byDefault;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        name, "is \"" + value + "\", which is none of " + names(type) + ": use one of them"));
    }

    /// What an enum's choices are called, in order.
    public static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static YearMonth inReach(String name, YearMonth month) {
        if (month.getYear() < FIRST_YEAR || month.getYear() > LAST_YEAR) {
            throw new InvalidParameter(
                    name,
                    "is in the year " + Year.of(month.getYear()) + ": use a year from " + FIRST_YEAR + " to "
                            + LAST_YEAR);
        }
        return month;
    }

    private static <T> T parse(String name, String value, String expected, Parser<T> parser) {
        try {
            return parser.parse(value);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidParameter(name, "is \"" + value + "\": use " + expected);
        }
    }

    private interface Parser<T> {
        T parse(String text);
    }
}
