package io.cloudfreedom.router.gateway.proxy;

import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.gateway.services.Address;
import java.util.concurrent.atomic.AtomicInteger;

/// One LiteLLM process as this gateway knows it: where it is, how busy we keep it, whether it answers.
///
/// Ejected after a failed connect or several server errors in a row; after a second one request may try again.
public final class LiteLlm {
    static final int ERRORS_TO_EJECT = 5;
    static final long EJECTED_MILLIS = 1_000;

    private final String id;
    private final Address address;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger errorsInRow = new AtomicInteger();
    private volatile long ejectedUntil;

    LiteLlm(String id, Address address) {
        this.id = id;
        this.address = address;
    }

    public String id() {
        return id;
    }

    public Address address() {
        return address;
    }

    public int inFlight() {
        return inFlight.get();
    }

    public void begin() {
        inFlight.incrementAndGet();
    }

    public void end() {
        inFlight.decrementAndGet();
    }

    public void answered(int status, long now) {
        if (status < 500) {
            errorsInRow.set(0);
        } else if (errorsInRow.incrementAndGet() >= ERRORS_TO_EJECT) {
            eject(now);
        }
    }

    /// Nothing listens there, or the connection broke.
    public void eject(long now) {
        ejectedUntil = now + EJECTED_MILLIS;
    }

    boolean available(long now) {
        return now >= ejectedUntil;
    }

    /// A process and its life.
    public record Candidate(LiteLlm proxy, ProxyEpoch epoch, boolean behind) {}
}
