package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.contracts.event.ProxyLoad;

/// How many deployments one LiteLLM changes quickly (measured: 1 ms a change at 1,000, 6 ms at 5,000), and
/// the warning in time.
final class Capacity {
    static final long DEPLOYMENTS = 1_000;

    private static final long NEARLY_ALL = DEPLOYMENTS * 8 / 10;
    private static final String REMEDY = ": register further instances and divide the tenants among them";

    private Capacity() {}

    static ProxyLoad load(long deployments) {
        if (deployments > DEPLOYMENTS) {
            return new ProxyLoad(
                    deployments,
                    DEPLOYMENTS,
                    deployments + " deployments are more than the " + DEPLOYMENTS + " that one LiteLLM changes quickly"
                            + REMEDY);
        }
        if (deployments >= NEARLY_ALL) {
            return new ProxyLoad(
                    deployments,
                    DEPLOYMENTS,
                    deployments + " of the " + DEPLOYMENTS + " deployments are taken that one LiteLLM changes quickly"
                            + REMEDY);
        }
        return new ProxyLoad(deployments, DEPLOYMENTS, null);
    }
}
