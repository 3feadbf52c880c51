package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.gateway.lease.Reservation;
import io.cloudfreedom.router.gateway.proxy.LiteLlm;
import io.cloudfreedom.router.gateway.route.Plan;

/// A request that may go out, once, to one process.
///
/// @param output the most output tokens of one answer
/// @param header the signed admission
public record Admitted(
        Plan plan, long output, Reservation reservation, LiteLlm proxy, Admission admission, String header) {}
