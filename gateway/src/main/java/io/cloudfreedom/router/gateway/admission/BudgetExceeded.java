package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.gateway.lease.NoRoom;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Words a refusal by usage-service for the client: which limit, how much of it is used, when it starts anew in the
/// tenant's own zone.
final class BudgetExceeded {
    private BudgetExceeded() {}

    static Refused of(NoRoom.Refused refused, TenantChanged tenant) {
        Refusal window = refused.refusal();
        Unit unit = refused.account().unit();
        OffsetDateTime resets = window.resetsAt().atZone(zone(tenant)).toOffsetDateTime();
        String whose = refused.account().type().json().replace('_', ' ');
        return Refused.of(
                        429,
                        "budget_exceeded",
                        "The %s limit of this %s does not have room for this request: %s of %s %s used. It starts anew at %s."
                                .formatted(
                                        window.window(),
                                        whose,
                                        amount(unit, window.posted() + window.held()),
                                        amount(unit, window.limit()),
                                        unit.json(),
                                        resets))
                .retryAfter(Math.max(
                        1, Duration.between(Instant.now(), window.resetsAt()).toSeconds()))
                .with("account", refused.account().type().json())
                .with("account_id", refused.account().id())
                .with("unit", unit.json())
                .with("window", window.window())
                .with("limit", amount(unit, window.limit()))
                .with("used", amount(unit, window.posted()))
                .with("reserved", amount(unit, window.held()))
                .with("remaining", amount(unit, Math.max(0, window.limit() - window.posted() - window.held())))
                .with("resets_at", resets.toString());
    }

    private static String amount(Unit unit, long amount) {
        return unit == Unit.USD ? Money.ofNanoUsd(amount).toString() : Long.toString(amount);
    }

    private static ZoneId zone(TenantChanged tenant) {
        try {
            return ZoneId.of(tenant.timezone());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
