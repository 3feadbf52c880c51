package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.admission.Admission;
import io.cloudfreedom.router.contracts.admission.AdmittedAttempt;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.AccountType;
import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.contracts.usage.Attempt;
import io.cloudfreedom.router.contracts.usage.AttemptOutcome;
import io.cloudfreedom.router.contracts.usage.Quality;
import io.cloudfreedom.router.contracts.usage.RequestStatus;
import io.cloudfreedom.router.contracts.usage.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that one witness says of a request, in the same form for both.
///
/// @param answeredBy whose key answered as far as the witness knows; null when it does not
/// @param worstAttempt what one attempt can cost where no key's share says it
/// @param digest of the statement, to choose between equals in the same way every time
record Testimony(
        UUID tenantId,
        UUID virtualKeyId,
        String model,
        Instant admitted,
        Instant completed,
        Witness witness,
        Quality quality,
        RequestStatus status,
        List<Attempt> attempts,
        @Nullable KeySource answeredBy,
        Map<UUID, UUID> priceIds,
        List<LeaseShare> leases,
        long worstAttempt,
        String digest) {
    static final int AGENT_EXACT = 5;
    static final int GATEWAY_EXACT = 4;

    Testimony {
        Objects.requireNonNull(tenantId, "tenantId is null");
        Objects.requireNonNull(virtualKeyId, "virtualKeyId is null");
        attempts = List.copyOf(attempts);
        priceIds = Map.copyOf(priceIds);
        leases = List.copyOf(leases);
    }

    /// Reads the statements of one request. What the agent saw counts only beside the admission that it accepted,
    /// which names tenant, prices and leases. Attempts before the one that answered are seen by the agent alone, so
    /// they are part of the gateway's testimony too: a timed-out one may be charged whoever is believed.
    static List<Testimony> of(Collection<Statement> statements) {
        List<Testimony> testimonies = new ArrayList<>();
        Map<String, AgentRecord.Usage> seen = new LinkedHashMap<>();
        Admission admission = null;
        for (Statement statement : statements.stream().sorted().toList()) {
            switch (statement.said()) {
                case Said.Metered metered -> testimonies.add(gateway(metered.usage(), statement.digest()));
                case Said.Accepted accepted -> admission = accepted.record().admission();
                case Said.Seen usage -> seen.put(statement.digest(), usage.record());
            }
        }
        if (admission == null) {
            return testimonies;
        }
        List<Testimony> agents = new ArrayList<>();
        for (Map.Entry<String, AgentRecord.Usage> usage : seen.entrySet()) {
            agents.add(agent(usage.getValue(), admission, usage.getKey()));
        }
        List<Attempt> earlier = agents.stream()
                .map(Testimony::beforeTheLast)
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
        testimonies.replaceAll(gateway -> gateway.after(earlier));
        testimonies.addAll(agents);
        return testimonies;
    }

    /// The higher, the more it is believed: it is about the attempt that answered, others have a quality of
    /// their own.
    int rank() {
        boolean agent = witness == Witness.LITELLM;
        Quality ofAnswer = attempts.isEmpty() ? quality : attempts.getLast().quality();
        return switch (ofAnswer) {
            case EXACT -> agent ? AGENT_EXACT : GATEWAY_EXACT;
            case ESTIMATED -> agent ? 3 : 2;
            case UNKNOWN -> agent ? 1 : 0;
        };
    }

    /// The most that an attempt with this key was allowed to cost.
    long worstCaseOf(UUID providerKeyId) {
        return allowed(providerKeyId).orElse(worstAttempt);
    }

    /// What was reserved for an attempt with this key; empty when the witness does not say.
    OptionalLong allowed(UUID providerKeyId) {
        AccountId account = AccountId.usd(AccountType.PROVIDER_KEY, providerKeyId);
        return leases.stream()
                .filter(share -> share.account().equals(account))
                .mapToLong(LeaseShare::r)
                .max();
    }

    private List<Attempt> beforeTheLast() {
        return attempts.isEmpty() ? List.of() : attempts.subList(0, attempts.size() - 1);
    }

    private Testimony after(List<Attempt> earlier) {
        List<Attempt> all = new ArrayList<>(earlier);
        all.add(attempts.getLast());
        return new Testimony(
                tenantId,
                virtualKeyId,
                model,
                admitted,
                completed,
                witness,
                quality,
                status,
                attempts.size() > earlier.size() ? attempts : all,
                answeredBy,
                priceIds,
                leases,
                worstAttempt,
                digest);
    }

    private static Testimony gateway(UsageRecorded usage, String digest) {
        return new Testimony(
                usage.tenantId(),
                usage.virtualKeyId(),
                usage.model(),
                usage.admittedAt(),
                usage.completedAt(),
                usage.witness(),
                usage.quality(),
                usage.status(),
                usage.attempts().isEmpty() ? List.of(onlyAttempt(usage)) : usage.attempts(),
                usage.keySource(),
                Map.of(usage.providerKeyId(), usage.priceId()),
                usage.leases(),
                usage.leases().stream().mapToLong(LeaseShare::r).max().orElse(0),
                digest);
    }

    private static Attempt onlyAttempt(UsageRecorded usage) {
        AttemptOutcome outcome = switch (usage.status()) {
            case SUCCEEDED, CLIENT_GONE -> AttemptOutcome.SUCCEEDED;
            case CUT_BY_BUDGET -> AttemptOutcome.CUT;
            case FAILED -> AttemptOutcome.PROVIDER_ERROR;
        };
        return new Attempt(
                usage.providerKeyId(),
                usage.litellmModel(),
                outcome,
                usage.quality(),
                usage.httpStatus(),
                usage.inputTokens(),
                usage.cachedInputTokens(),
                usage.cacheWriteTokens(),
                usage.cacheWrite1hTokens(),
                usage.outputTokens(),
                usage.reasoningTokens(),
                usage.providerRequestId());
    }

    private static Testimony agent(AgentRecord.Usage usage, Admission admission, String digest) {
        return new Testimony(
                admission.tid(),
                admission.vk(),
                admission.model(),
                Instant.ofEpochMilli(admission.iat()),
                usage.completedAt(),
                Witness.LITELLM,
                usage.quality(),
                usage.status(),
                usage.attempts(),
                null,
                admission.priceIds(),
                admission.leases(),
                admission.attempts().stream()
                        .mapToLong(AdmittedAttempt::r)
                        .max()
                        .orElse(0),
                digest);
    }
}
