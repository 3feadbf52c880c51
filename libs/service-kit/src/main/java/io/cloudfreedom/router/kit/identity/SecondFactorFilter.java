package io.cloudfreedom.router.kit.identity;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Holds back operations that are marked with [SecondFactor]; whether the caller's role allows them is
/// checked before.
@Provider
@SecondFactor
public class SecondFactorFilter implements ContainerRequestFilter {
    private final StepUp stepUp;
    private final Caller caller;

    SecondFactorFilter(StepUp stepUp, Caller caller) {
        this.stepUp = stepUp;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        stepUp.require(caller);
    }
}
