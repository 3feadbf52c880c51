package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.LeaseShare;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import java.util.List;

/// Room taken for one dispatch, on every account that it can charge.
///
/// It ends once: settled, released, or never (then only the agent's record settles it, at usage-service). A second
/// ending is ignored.
public final class Reservation {
    private final List<Held> held;
    private final ProxyEpoch proxy;
    private final long fenceAt;
    private boolean ended;

    Reservation(List<Held> held, ProxyEpoch proxy) {
        this.held = List.copyOf(held);
        this.proxy = proxy;
        this.fenceAt = held.stream()
                .mapToLong(h -> h.lease().lease.fenceAt())
                .min()
                .orElseThrow(() -> new IllegalArgumentException("a reservation without a lease has no fence"));
    }

    /// The one process that may accept the request.
    public ProxyEpoch proxy() {
        return proxy;
    }

    /// Until when it may accept it: the smallest fence, as usage-service gave it.
    public long fenceAt() {
        return fenceAt;
    }

    public List<LeaseShare> shares() {
        return held.stream()
                .map(h -> new LeaseShare(
                        h.lease().lease.leaseId(),
                        h.charge().account(),
                        h.charge().amount()))
                .toList();
    }

    List<Held> held() {
        return held;
    }

    /// Whether this call is the one that ends it.
    boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    record Held(HeldLease lease, Charge charge) {}
}
