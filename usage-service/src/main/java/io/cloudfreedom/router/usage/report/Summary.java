package io.cloudfreedom.router.usage.report;

import java.util.Objects;

/// Usage so far, by each tenant's own calendar.
record Summary(String currency, Measures today, Measures month) {
    Summary {
        Objects.requireNonNull(currency, "currency is null");
        Objects.requireNonNull(today, "today is null");
        Objects.requireNonNull(month, "month is null");
    }
}
