package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Unit;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.lease.NoRoom;
import io.cloudfreedom.router.gateway.lease.Reservation;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.proxy.Fleet;
import io.cloudfreedom.router.gateway.proxy.LiteLlm;
import io.cloudfreedom.router.gateway.rate.KeyLimit;
import io.cloudfreedom.router.gateway.rate.KeyLimits;
import io.cloudfreedom.router.gateway.rate.KeyUse;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.route.Plan;
import io.cloudfreedom.router.gateway.route.Routes;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Admits a request: plans its way, takes its worst case on every account, and signs the permission for one
/// process.
///
/// Gives way before it refuses: a key at its limit is denied and the others tried; without room for a
/// second attempt there is none; a request that named no maximum gets the one that fits what remains.
@ApplicationScoped
public class Admissions {
    private final Routes routes;
    private final KeyLimits keyLimits;
    private final Fleet fleet;
    private final Leases leases;
    private final Signers signers;
    private final AdmissionConfig config;
    private final Clock clock;

    Admissions(
            Routes routes,
            KeyLimits keyLimits,
            Fleet fleet,
            Leases leases,
            Signers signers,
            AdmissionConfig config,
            Clock clock) {
        this.routes = routes;
        this.keyLimits = keyLimits;
        this.fleet = fleet;
        this.leases = leases;
        this.signers = signers;
        this.config = config;
        this.clock = clock;
    }

    /// Fails with [Refused].
    public Future<Admitted> admit(Ask ask) {
        return attempt(ask, new Terms(Map.of(), true, Long.MAX_VALUE));
    }

    private Future<Admitted> attempt(Ask ask, Terms terms) {
        try {
            signers.current();
            Plan plan = routes.plan(ask.facts(), ask.caller(), ask.body().model(), terms.atLimit());
            Plan way = terms.retries() ? plan : plan.firstAttemptOnly();
            long output = Math.min(output(ask, way), terms.output());
            Estimate estimate = Estimate.of(way, ask.caller(), ask.body(), output);
            List<LiteLlm.Candidate> processes =
                    fleet.candidates(ask.facts(), ask.caller().tenant().id(), ask.except());
            if (processes.isEmpty()) {
                throw Refused.unavailable("no_upstream", "No LiteLLM serves this account now.");
            }
            List<ProxyEpoch> epochs =
                    processes.stream().map(LiteLlm.Candidate::epoch).toList();
            return leases.obtain(estimate.charges(), epochs)
                    .compose(
                            room -> placed(ask, terms, estimate, room, processes),
                            failure -> giveWay(ask, terms, estimate, failure));
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
    }

    /// The most output tokens of one answer.
    private long output(Ask ask, Plan plan) {
        if (!ask.body().hasOutput()) {
            return 0;
        }
        long cap = Stream.of(
                        ask.caller().tenant().maxOutputTokens(),
                        ask.caller().key().maxOutputTokens())
                .filter(limit -> limit != null)
                .mapToLong(Integer::longValue)
                .min()
                .orElse(Long.MAX_VALUE);
        if (plan.model().maxOutputTokens() > 0) {
            cap = Math.min(cap, plan.model().maxOutputTokens());
        }
        Long asked = ask.body().maxOutput();
        return Math.min(cap, asked != null ? asked : config.defaultOutputTokens());
    }

    /// Takes a place on the key that serves first. Where keys have limits a leg has one only.
    private Future<Admitted> placed(
            Ask ask, Terms terms, Estimate estimate, Reservation room, List<LiteLlm.Candidate> processes) {
        Candidate first = estimate.plan().legs().getFirst().candidates().getFirst();
        Optional<KeyUse> use = keyLimits.begin(first.key());
        if (use.isPresent()) {
            return signed(ask, estimate, room, use.get(), processes);
        }
        leases.release(room);
        KeyLimit limit = keyLimits.reached(first.key()).orElseGet(() -> new KeyLimit("requests at a time", 0, 0));
        return attempt(ask, terms.without(first.key().id(), Routes.rateReached(limit)));
    }

    private Future<Admitted> signed(
            Ask ask, Estimate estimate, Reservation room, KeyUse use, List<LiteLlm.Candidate> processes) {
        try {
            var signer = signers.current();
            Admission admission = new Admission(
                    signer.keyId(),
                    ask.requestId(),
                    ask.caller().tenant().id(),
                    ask.caller().key().id(),
                    ask.body().model(),
                    estimate.attempts(),
                    estimate.plan().deny(),
                    room.proxy().proxyId(),
                    room.proxy().epoch(),
                    prices(estimate.plan()),
                    room.shares(),
                    clock.millis(),
                    room.fenceAt());
            LiteLlm proxy = processes.stream()
                    .filter(c -> c.epoch().equals(room.proxy()))
                    .findFirst()
                    .orElseThrow()
                    .proxy();
            return Future.succeededFuture(new Admitted(
                    estimate.plan(), estimate.request(), room, use, proxy, admission, signer.sign(admission)));
        } catch (Refused refused) {
            leases.release(room);
            use.cancel();
            return Future.failedFuture(refused);
        }
    }

    private static Map<UUID, UUID> prices(Plan plan) {
        Map<UUID, UUID> prices = new HashMap<>();
        plan.candidates().forEach(c -> prices.put(c.key().id(), c.price().priceId()));
        return prices;
    }

    private Future<Admitted> giveWay(Ask ask, Terms terms, Estimate estimate, Throwable failure) {
        if (!(failure instanceof NoRoom noRoom)) {
            return Future.failedFuture(failure);
        }
        if (noRoom.refused().isEmpty()) {
            return Future.failedFuture(Refused.unavailable(
                    "budget_unavailable", "The budget of this request cannot be checked now; try again."));
        }
        NoRoom.Refused refused = noRoom.refused().get();
        if (refused.account().type() == AccountType.PROVIDER_KEY) {
            return attempt(ask, terms.without(refused.account().id(), BudgetExceeded.of(refused, ask.caller())));
        }
        if (estimate.attempts().size() > 1) {
            return attempt(ask, terms.withoutRetries());
        }
        long affordable = affordable(ask, terms, estimate, refused);
        if (affordable > 0) {
            return attempt(ask, terms.withOutput(affordable));
        }
        return Future.failedFuture(BudgetExceeded.of(refused, ask.caller()));
    }

    private static long affordable(Ask ask, Terms terms, Estimate estimate, NoRoom.Refused refused) {
        boolean adjustable = ask.body().hasOutput()
                && ask.body().maxOutput() == null
                && terms.output() == Long.MAX_VALUE
                && refused.account().unit() == Unit.USD;
        if (!adjustable) {
            return 0;
        }
        var window = refused.refusal();
        return estimate.affordableOutput(window.limit() - window.posted() - window.held());
    }

    /// What has been given up so far.
    private record Terms(Map<UUID, Refused> atLimit, boolean retries, long output) {
        Terms without(UUID key, Refused why) {
            Map<UUID, Refused> more = new HashMap<>(atLimit);
            more.put(key, why);
            return new Terms(more, retries, output);
        }

        Terms withoutRetries() {
            return new Terms(atLimit, false, output);
        }

        Terms withOutput(long tokens) {
            return new Terms(atLimit, retries, tokens);
        }
    }
}
