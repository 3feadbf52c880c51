package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.GrantBatch;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.Refusal;
import io.cloudfreedom.router.gateway.services.ServiceFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Gives requests room: from memory when it is there, else after one call to usage-service.
///
/// A request is refused only when usage-service refused it while nothing idle of ours was on its way back.
@ApplicationScoped
public class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);
    private static final long SETTLE_MILLIS = 10;
    private static final long UNKNOWN_MILLIS = 100;
    private static final int UNKNOWN_ACCOUNT = 404;

    private final LeaseBook book;
    private final LeaseCalls calls;
    private final LeaseMail mail;
    private final LeaseConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final Map<AccountId, List<Wish>> waiting = new HashMap<>();
    private volatile Supplier<Set<ProxyEpoch>> alive = Set::of;
    private volatile boolean stopping;

    Leases(LeaseCalls calls, LeaseConfig config, Vertx vertx, Clock clock) {
        this.calls = calls;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.book = new LeaseBook(Uuid7.at(clock.instant()), clock);
        this.mail = new LeaseMail(calls, vertx, config.outboxSize());
    }

    /// Begins the upkeep. `alive` tells which LiteLLM processes exist now.
    public void start(Supplier<Set<ProxyEpoch>> alive) {
        this.alive = alive;
        vertx.setPeriodic(config.sweep().toMillis(), id -> sweep());
        listenForRecalls();
    }

    /// Room for all charges on one of these processes, the preferred first.
    ///
    /// Fails with a [NoRoom] that says which account refused, or that usage-service did not answer.
    public Future<Reservation> obtain(List<Charge> charges, List<ProxyEpoch> candidates) {
        Wish wish =
                new Wish(charges, candidates, clock.millis() + config.patience().toMillis());
        attempt(wish);
        return wish.outcome();
    }

    /// What the leases in hand add to an account's balance that usage-service drew at a moment (in milliseconds).
    public long beyond(AccountId account, long moment) {
        return book.beyond(account, moment);
    }

    public void settle(Reservation reservation, Spending spent, Spending keep) {
        book.settle(reservation, spent, keep);
    }

    public void release(Reservation reservation) {
        book.release(reservation);
    }

    /// Looks at once for processes that are new, instead of at the next round.
    public void sweep() {
        if (!stopping) {
            book.sweep(alive.get()).forEach(mail::send);
        }
    }

    /// Gives everything back that is not taken; completes when usage-service knows, or after a while.
    public Future<Void> stop() {
        stopping = true;
        return mail.sendAll(book.endAll());
    }

    private void attempt(Wish wish) {
        List<Charge> missing = List.of();
        for (ProxyEpoch proxy : wish.candidates()) {
            switch (book.take(wish.charges(), proxy)) {
                case Take.Taken(Reservation reservation) -> {
                    if (!wish.fulfil(reservation)) {
                        book.release(reservation);
                    }
                    request(book.askAhead(wish.charges(), alive.get()));
                    return;
                }
                case Take.Missing(List<Charge> charges) -> missing = missing.isEmpty() ? charges : missing;
            }
        }
        if (!wish.mayAskAgain(clock.millis())) {
            wish.fail(NoRoom.unavailable());
            return;
        }
        waitFor(wish, missing);
    }

    private void waitFor(Wish wish, List<Charge> missing) {
        wish.waitsFor(missing.size());
        List<GrantRequest> requests = new ArrayList<>(missing.size());
        synchronized (waiting) {
            for (Charge charge : missing) {
                waiting.computeIfAbsent(charge.account(), a -> new ArrayList<>())
                        .add(wish);
                book.ask(charge).ifPresent(requests::add);
            }
        }
        request(requests);
    }

    private void request(List<GrantRequest> requests) {
        if (requests.isEmpty()) {
            return;
        }
        calls.grant(new GrantBatch(requests)).onComplete(answer -> {
            Map<AccountId, GrantRequest> open = new HashMap<>();
            requests.forEach(r -> open.put(r.grantId().account(), r));
            if (answer.succeeded()) {
                answer.result().results().forEach(result -> {
                    GrantRequest request = open.get(result.grantId().account());
                    if (request != null && result.grantId().equals(request.grantId())) {
                        open.remove(result.grantId().account());
                        answered(request, result);
                    }
                });
            } else if (isUnknownAccount(answer.cause())) {
                askAgainLater(open.values());
                return;
            } else {
                LOG.debugf("grants not answered: %s", answer.cause().getMessage());
            }
            open.values().forEach(this::giveUp);
        });
    }

    private static boolean isUnknownAccount(Throwable cause) {
        return cause instanceof ServiceFailure failure && failure.status() == UNKNOWN_ACCOUNT;
    }

    /// Usage-service has not heard of an account yet and granted nothing: topics are not ordered among each other.
    private void askAgainLater(Collection<GrantRequest> requests) {
        requests.forEach(request -> book.giveUp(request.grantId()));
        vertx.setTimer(
                UNKNOWN_MILLIS, id -> requests.forEach(r -> wake(r.grantId().account())));
    }

    private void answered(GrantRequest request, GrantResult result) {
        if (!book.answered(result)) {
            return;
        }
        AccountId account = result.grantId().account();
        Refusal refusal = result.refusal();
        if (refusal == null) {
            wake(account);
        } else {
            refused(account, request.need(), refusal);
        }
    }

    /// The last word is usage-service's, but only when nothing idle was held back: by us, or by another
    /// gateway that is just being asked.
    private void refused(AccountId account, long need, Refusal refusal) {
        if (!isAwaited(account)) {
            return;
        }
        List<LeaseEnd.Return> idle = book.returnIdle(account);
        if (!idle.isEmpty()) {
            mail.sendAll(idle).onComplete(done -> wake(account));
            return;
        }
        Long retry = refusal.retryInMillis();
        if (retry != null) {
            vertx.setTimer(Math.max(SETTLE_MILLIS, retry), id -> wake(account));
            return;
        }
        for (Wish wish : waitersOf(account)) {
            if (wish.needs(account) >= need) {
                wish.fail(NoRoom.refused(account, refusal));
            } else {
                wish.answered(this::attempt);
            }
        }
    }

    private void giveUp(GrantRequest request) {
        book.giveUp(request.grantId()).ifPresent(abandon -> {
            mail.send(abandon);
            waitersOf(request.grantId().account()).forEach(wish -> wish.fail(NoRoom.unavailable()));
        });
    }

    private void wake(AccountId account) {
        waitersOf(account).forEach(wish -> wish.answered(this::attempt));
    }

    private boolean isAwaited(AccountId account) {
        synchronized (waiting) {
            return waiting.containsKey(account);
        }
    }

    private List<Wish> waitersOf(AccountId account) {
        synchronized (waiting) {
            List<Wish> wishes = waiting.remove(account);
            return wishes == null ? List.of() : wishes;
        }
    }

    private void listenForRecalls() {
        if (stopping) {
            return;
        }
        calls.recalls(book.incarnation()).onComplete(answer -> {
            if (answer.succeeded()) {
                book.recall(answer.result().leaseIds()).forEach(mail::send);
                listenForRecalls();
            } else {
                vertx.setTimer(1_000, id -> listenForRecalls());
            }
        });
    }
}
