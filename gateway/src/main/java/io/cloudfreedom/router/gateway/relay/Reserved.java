package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.meter.Allowance;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.route.Leg;
import io.cloudfreedom.router.pricing.Pricing;
import io.cloudfreedom.router.pricing.WorstCase;
import java.util.Optional;

/// The reservation of the attempt that answers, in nano-USD at its pinned price.
///
/// Within the bounds that were reserved for, no stream can cost more; only beyond them is it worked out what
/// it costs. Input that the provider has not told yet counts as the worst case.
record Reserved(PriceChanged price, WorstCase request, long nanoUsd) implements Allowance {
    static Reserved of(Admitted admitted, Optional<Served> served) {
        Leg first = admitted.plan().legs().getFirst();
        Candidate candidate =
                served.map(Served::candidate).orElseGet(() -> first.candidates().getFirst());
        Leg leg = admitted.plan().legOf(candidate.key().id()).orElse(first);
        return new Reserved(
                candidate.price(), admitted.request(), admitted.worstCases().on(leg));
    }

    @Override
    public boolean covers(Optional<Tokens> told, long seen) {
        long input = told.map(Tokens::input).filter(known -> known > 0).orElseGet(request::inputTokens);
        long output = Math.max(seen, told.map(Tokens::output).orElse(0L));
        if (input <= request.inputTokens() && output <= request.outputTokens()) {
            return true;
        }
        Tokens known = told.orElse(Tokens.NONE);
        Tokens used = new Tokens(
                input, known.cachedInput(), known.cacheWrite(), known.cacheWrite1h(), output, known.reasoning());
        return Pricing.cost(price, used).nanoUsd() <= nanoUsd;
    }
}
