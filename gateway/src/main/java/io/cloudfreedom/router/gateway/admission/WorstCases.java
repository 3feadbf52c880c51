package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.gateway.route.Leg;
import io.cloudfreedom.router.gateway.route.Plan;
import java.util.List;
import java.util.UUID;

/// What each attempt of a request may cost at most, in nano-USD.
public record WorstCases(Plan plan, List<AdmittedAttempt> attempts) {
    public WorstCases {
        attempts = List.copyOf(attempts);
    }

    /// One attempt on a leg.
    public long on(Leg leg) {
        return attempts.stream()
                .filter(attempt -> attempt.group().equals(leg.group()))
                .findFirst()
                .orElseThrow()
                .r();
    }

    /// All attempts that can have been made when one on `leg` had success, without that one.
    public long beside(Leg leg) {
        long until =
                made(leg).stream().mapToLong(made -> made.attempts() * on(made)).sum();
        return until - on(leg);
    }

    /// Whether a key can have been tried when one on `leg` had success.
    public boolean mayHaveTried(UUID key, Leg leg) {
        return made(leg).stream()
                .flatMap(made -> made.candidates().stream())
                .anyMatch(candidate -> candidate.key().id().equals(key));
    }

    /// The legs up to one.
    private List<Leg> made(Leg leg) {
        return plan.legs().subList(0, plan.legs().indexOf(leg) + 1);
    }
}
