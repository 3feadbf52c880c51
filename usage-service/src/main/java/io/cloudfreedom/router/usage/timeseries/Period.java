package io.cloudfreedom.router.usage.timeseries;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An hour, a day or a month of a calendar: from `start` until just before `end`.
///
/// A day has 23, 24 or 25 hours, and the hour that a clock shows twice is two periods with different offsets. Hours
/// are counted from midnight, so the last one of a day is shorter where clocks change by half an hour.
record Period(String name, Instant start, Instant end) {
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final DateTimeFormatter WITH_OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmXXX");

    /// All periods that have to do with the days from `first` to `last`.
    static List<Period> of(Interval interval, LocalDate first, LocalDate last, ZoneId zone) {
        return switch (interval) {
            case HOUR ->
                first.datesUntil(last.plusDays(1))
                        .flatMap(day -> hours(day, zone).stream())
                        .toList();
            case DAY ->
                first.datesUntil(last.plusDays(1)).map(day -> day(day, zone)).toList();
            case MONTH ->
                Stream.iterate(YearMonth.from(first), month -> !month.atDay(1).isAfter(last), m -> m.plusMonths(1))
                        .map(month -> month(month, zone))
                        .toList();
        };
    }

    private static List<Period> hours(LocalDate day, ZoneId zone) {
        Instant end = startOf(day.plusDays(1), zone);
        List<Period> hours = new ArrayList<>();
        for (Instant start = startOf(day, zone); start.isBefore(end); start = start.plus(ONE_HOUR)) {
            Instant next = start.plus(ONE_HOUR);
            hours.add(new Period(
                    OffsetDateTime.ofInstant(start, zone).format(WITH_OFFSET), start, next.isAfter(end) ? end : next));
        }
        return hours;
    }

    private static Period day(LocalDate day, ZoneId zone) {
        return new Period(day.toString(), startOf(day, zone), startOf(day.plusDays(1), zone));
    }

    private static Period month(YearMonth month, ZoneId zone) {
        return new Period(
                month.toString(),
                startOf(month.atDay(1), zone),
                startOf(month.plusMonths(1).atDay(1), zone));
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
