package io.cloudfreedom.router.usage.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Berlin, 23",
        "2026-06-15, Europe/Berlin, 24",
        "2026-10-25, Europe/Berlin, 25",
        "2026-04-05, Australia/Lord_Howe, 25", // 24.5 hours: the last one is half
        "2011-12-31, Pacific/Apia, 24"
    })
    void aDayHasTheHoursOfItsZone(LocalDate day, ZoneId zone, int hours) {
        List<Period> periods = Period.of(Interval.HOUR, day, day, zone);

        assertThat(periods).hasSize(hours);
        assertThat(periods.getFirst().start()).isEqualTo(day.atStartOfDay(zone).toInstant());
        assertThat(periods.getLast().end())
                .isEqualTo(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Test
    void theHourThatAClockShowsTwiceIsTwoPeriods() {
        LocalDate day = LocalDate.of(2026, 10, 25);

        assertThat(Period.of(Interval.HOUR, day, day, BERLIN).subList(2, 4))
                .extracting(Period::name)
                .containsExactly("2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00");
    }

    @Test
    void periodsFollowEachOtherWithoutAGap() {
        for (Interval interval : Interval.values()) {
            List<Period> periods = Period.of(interval, LocalDate.of(2026, 3, 20), LocalDate.of(2026, 4, 10), BERLIN);
            for (int i = 1; i < periods.size(); i++) {
                assertThat(periods.get(i).start()).isEqualTo(periods.get(i - 1).end());
            }
        }
    }

    @Test
    void monthsAreWhole() {
        List<Period> months = Period.of(Interval.MONTH, LocalDate.of(2026, 2, 15), LocalDate.of(2026, 3, 1), BERLIN);

        assertThat(months).extracting(Period::name).containsExactly("2026-02", "2026-03");
        assertThat(Duration.between(months.getLast().start(), months.getLast().end()))
                .isEqualTo(Duration.ofDays(31).minusHours(1));
    }
}
