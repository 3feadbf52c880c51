package io.cloudfreedom.router.contracts.proxy;

import java.util.List;

/// All deployments that one LiteLLM leaves out now; it takes the place of the report before.
public record CooldownReport(long epoch, List<Cooldown> cooldowns) {
    public CooldownReport {
        cooldowns = List.copyOf(cooldowns);
    }
}
