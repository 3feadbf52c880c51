package io.cloudfreedom.router.usage.timeseries;

import java.time.LocalDate;

/// How long a period of a series is, how far back a series goes without `from`, and how far at most.
enum Interval {
    HOUR(0, 31),
    DAY(29, 366),
    MONTH(334, 1_830);

    private final int daysBack;
    private final int mostDays;

    Interval(int daysBack, int mostDays) {
        this.daysBack = daysBack;
        this.mostDays = mostDays;
    }

    LocalDate usualStart(LocalDate last) {
        return last.minusDays(daysBack);
    }

    int mostDays() {
        return mostDays;
    }
}
