package io.cloudfreedom.router.contracts.admission;

import io.cloudfreedom.router.contracts.lease.LeaseShare;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Permission for one request on one LiteLLM process.
///
/// `kid` names the signing secret, `rid` the request (new for each dispatch), `tid` the tenant, `vk` the
/// virtual key, `model` what the client asked for, `attempts` the groups in order, `deny` provider keys that
/// must not serve, `proxy` and `epoch` the one process that may accept it, `priceIds` the price pinned for
/// each provider key, `leases` what is held where, `iat` when it was admitted and `exp` until when it may be
/// accepted (both milliseconds since 1970; `exp` is the smallest fence of its leases).
public record Admission(
        String kid,
        UUID rid,
        UUID tid,
        UUID vk,
        String model,
        List<AdmittedAttempt> attempts,
        List<UUID> deny,
        String proxy,
        long epoch,
        Map<UUID, UUID> priceIds,
        List<LeaseShare> leases,
        long iat,
        long exp) {
    public Admission {
        Objects.requireNonNull(kid, "kid is null");
        Objects.requireNonNull(rid, "rid is null");
        Objects.requireNonNull(tid, "tid is null");
        Objects.requireNonNull(vk, "vk is null");
        Objects.requireNonNull(model, "model is null");
        Objects.requireNonNull(proxy, "proxy is null");
        attempts = List.copyOf(attempts);
        deny = List.copyOf(deny);
        priceIds = Map.copyOf(priceIds);
        leases = List.copyOf(leases);
    }
}
