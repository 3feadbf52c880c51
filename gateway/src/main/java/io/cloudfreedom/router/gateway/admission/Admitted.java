package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.gateway.lease.Reservation;
import io.cloudfreedom.router.gateway.proxy.LiteLlm;
import io.cloudfreedom.router.gateway.rate.KeyUse;
import io.cloudfreedom.router.gateway.route.Leg;
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
    /// The worst case of one attempt on a leg, in nano-USD.
    public long reservedOn(Leg leg) {
        return admission.attempts().stream()
                .filter(attempt -> attempt.group().equals(leg.group()))
                .findFirst()
                .orElseThrow()
                .r();
    }

    /// The worst case of all attempts that can have been made when one on `leg` had success, without that one.
    public long reservedBeside(Leg leg) {
        long until = 0;
        for (Leg made : plan.legs()) {
            until += made.attempts() * reservedOn(made);
            if (made.equals(leg)) {
                break;
            }
        }
        return until - reservedOn(leg);
    }
}
