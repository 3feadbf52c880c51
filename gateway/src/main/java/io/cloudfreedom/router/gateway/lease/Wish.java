package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A request that waits for room. Ends once, with a reservation or a [NoRoom].
final class Wish {
    private static final int MAX_ROUNDS = 50;

    private final List<Charge> charges;
    private final List<ProxyEpoch> candidates;
    private final long deadline;
    private final Promise<Reservation> promise = Promise.promise();
    private final AtomicInteger unanswered = new AtomicInteger();
    private int rounds;

    Wish(List<Charge> charges, List<ProxyEpoch> candidates, long deadline) {
        this.charges = List.copyOf(charges);
        this.candidates = List.copyOf(candidates);
        this.deadline = deadline;
    }

    List<Charge> charges() {
        return charges;
    }

    List<ProxyEpoch> candidates() {
        return candidates;
    }

    Future<Reservation> outcome() {
        return promise.future();
    }

    long needs(AccountId account) {
        return charges.stream()
                .filter(c -> c.account().equals(account))
                .mapToLong(Charge::amount)
                .max()
                .orElse(0);
    }

    /// Each round asks usage-service once; a wish that is still without room after some is not going to get it.
    boolean mayAskAgain(long now) {
        return ++rounds <= MAX_ROUNDS && now < deadline && !promise.future().isComplete();
    }

    void waitsFor(int answers) {
        unanswered.set(answers);
    }

    /// One of the accounts was answered; the last answer leads to the next attempt.
    void answered(Consumer<Wish> next) {
        if (unanswered.decrementAndGet() == 0 && !promise.future().isComplete()) {
            next.accept(this);
        }
    }

    /// Whether the reservation was wanted still.
    boolean fulfil(Reservation reservation) {
        return promise.tryComplete(reservation);
    }

    void fail(NoRoom reason) {
        promise.tryFail(reason);
    }
}
