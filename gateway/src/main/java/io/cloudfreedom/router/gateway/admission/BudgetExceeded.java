package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.gateway.lease.NoRoom;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Words a refusal by usage-service for the client: which limit, how much of it is used, when it starts anew in the
/// tenant's own zone.
final class BudgetExceeded {
    private BudgetExceeded() {}

    static Refused of(NoRoom.Refused refused, Caller caller) {
        Refusal window = refused.refusal();
        Unit unit = refused.account().unit();
        OffsetDateTime resets = caller.atHome(window.resetsAt());
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
}
