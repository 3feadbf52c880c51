package io.cloudfreedom.router.usage.budget;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.event.BudgetChanged;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.usage.webhook.Notice;
import io.cloudfreedom.router.usage.webhook.WebhookType;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where a limited window stands.
///
/// @param announced the highest percentage that was told of before
record Standing(BudgetChanged event, int announced) {
    private static final List<Integer> THRESHOLDS = List.of(50, 80, 95, 100);
    private static final int ALL = 100;

    Standing {
        Objects.requireNonNull(event, "event is null");
    }

    static Standing of(Row row) {
        long limit = row.getLong("window_limit");
        long posted = row.getLong("posted");
        return new Standing(
                new BudgetChanged(
                        AccountId.parse(row.getString("account")),
                        row.getUUID("tenant_id"),
                        row.getString("kind"),
                        row.getOffsetDateTime("window_start").toInstant(),
                        row.getOffsetDateTime("window_end").toInstant(),
                        limit,
                        posted,
                        row.getLong("held"),
                        threshold(posted, limit),
                        posted >= limit,
                        row.getOffsetDateTime("as_of").toInstant()),
                row.getInteger("announced"));
    }

    /// One for each percentage crossed since the last time, and one when nothing is left.
    List<Notice> notices() {
        List<Notice> notices = new ArrayList<>();
        THRESHOLDS.stream()
                .filter(percent -> percent > announced && percent <= event.threshold())
                .forEach(percent -> notices.add(notice(WebhookType.BUDGET_THRESHOLD_REACHED, percent)));
        if (announced < ALL && event.threshold() == ALL) {
            notices.add(notice(WebhookType.BUDGET_EXHAUSTED, ALL));
        }
        return notices;
    }

    private Notice notice(WebhookType type, int percent) {
        AccountId account = event.account();
        Map<String, Object> data = new HashMap<>();
        data.put("account", account.type().json());
        data.put("account_id", account.id());
        data.put("unit", account.unit().json());
        data.put("window", event.window());
        data.put("window_start", event.windowStart());
        data.put("window_end", event.windowEnd());
        data.put("threshold_percent", percent);
        data.put("limit", amount(account.unit(), Objects.requireNonNull(event.limit(), "only limits have thresholds")));
        data.put("used", amount(account.unit(), event.posted()));
        return new Notice(event.tenantId(), type, data);
    }

    private static String amount(Unit unit, long amount) {
        return unit == Unit.USD ? Money.ofNanoUsd(amount).toString() : Long.toString(amount);
    }

    /// The highest percentage that is reached, or 0.
    static int threshold(long posted, long limit) {
        BigInteger hundredfold = BigInteger.valueOf(posted).multiply(BigInteger.valueOf(100));
        return THRESHOLDS.reversed().stream()
                .filter(percent ->
                        hundredfold.compareTo(BigInteger.valueOf(limit).multiply(BigInteger.valueOf(percent))) >= 0)
                .findFirst()
                .orElse(0);
    }
}
