package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.gateway.lease.Reservation;
import io.cloudfreedom.router.gateway.proxy.LiteLlm;
import io.cloudfreedom.router.gateway.rate.KeyUse;
import io.cloudfreedom.router.gateway.route.Plan;
import io.cloudfreedom.router.pricing.WorstCase;

/// A request that may go out, once, to one process.
///
/// @param request its bounds; their `maxOutputTokens` are the most of one answer
/// @param use its place on the first key that may serve
/// @param header the signed admission
public record Admitted(
        Plan plan,
        WorstCase request,
        Reservation reservation,
        KeyUse use,
        LiteLlm proxy,
        Admission admission,
        String header) {
    public WorstCases worstCases() {
        return new WorstCases(plan, admission.attempts());
    }
}
