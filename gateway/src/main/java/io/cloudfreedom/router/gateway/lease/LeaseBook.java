package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.lease.Abandon;
import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.GrantId;
import io.cloudfreedom.router.contracts.lease.GrantRequest;
import io.cloudfreedom.router.contracts.lease.GrantResult;
import io.cloudfreedom.router.contracts.lease.Lease;
import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.contracts.lease.ReturnRequest;
import io.cloudfreedom.router.gateway.lease.Reservation.Held;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All leases of this process, in memory: the gateway's side of the escrow, without any I/O.
///
/// Guarantees (rules of docs/architecture.md, Leases):
/// - room is taken on all accounts of a request or on none;
/// - at most one grant is asked for per account at a time, and an answer counts only while its grant is pending;
/// - a grant that is given up leaves the pending set before anyone is told;
/// - room comes back only by a certain ending (`settle`, `release`), never by a client that goes away;
/// - idle room leaves the book before it is offered back.
///
/// Every method is one critical section of well under a microsecond, so one lock serves all event loops.
final class LeaseBook {
    private static final long IDLE_MILLIS = 30_000;
    private static final long DRAINED_MILLIS = 2_000;
    private static final long EXACT_MILLIS = 1_000;
    private static final double RENEW_BEFORE = 0.25;

    /// How long after its fence a lease with requests of unknown ending is remembered: longer than any
    /// request lasts.
    private static final long FORGET_MILLIS = 3_600_000;

    private final UUID incarnation;
    private final Clock clock;
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private long sequence;

    LeaseBook(UUID incarnation, Clock clock) {
        this.incarnation = incarnation;
        this.clock = clock;
    }

    UUID incarnation() {
        return incarnation;
    }

    /// Takes every charge for a dispatch to `proxy`, or nothing.
    synchronized Take take(List<Charge> charges, ProxyEpoch proxy) {
        long now = clock.millis();
        List<Held> held = new ArrayList<>(charges.size());
        List<Charge> missing = new ArrayList<>(0);
        for (Charge charge : charges) {
            HeldLease lease = account(charge.account()).roomFor(charge.amount(), proxy, now);
            if (lease == null) {
                missing.add(charge);
            } else {
                held.add(new Held(lease, charge));
            }
        }
        if (!missing.isEmpty()) {
            return new Take.Missing(missing);
        }
        held.forEach(h -> h.lease().take(h.charge().amount(), now));
        return new Take.Taken(new Reservation(held, proxy));
    }

    /// The request ended and its cost is known exactly. `keep` is how much of each account's charge may still
    /// turn out to be spent (an earlier attempt whose end only the agent knows).
    synchronized void settle(Reservation reservation, Spending spent, Spending keep) {
        if (reservation.end()) {
            reservation.held().forEach(h -> {
                AccountId account = h.charge().account();
                h.lease().settle(h.charge().amount(), spent.on(account), keep.on(account));
            });
        }
    }

    /// Certainly nothing was spent: the process refused it, or nothing left.
    synchronized void release(Reservation reservation) {
        if (reservation.end()) {
            reservation.held().forEach(h -> h.lease().release(h.charge().amount()));
        }
    }

    /// Asks for room, unless a grant for that account is under way.
    synchronized Optional<GrantRequest> ask(Charge charge) {
        Account account = account(charge.account());
        if (account.pending != null) {
            return Optional.empty();
        }
        GrantId id = new GrantId(charge.account(), incarnation, ++sequence);
        account.pending = id;
        return Optional.of(new GrantRequest(id, charge.amount(), account.want(charge.amount(), clock.millis())));
    }

    /// Asks ahead of need for what runs low, soon ends, or does not reach every process that is alive.
    synchronized List<GrantRequest> askAhead(List<Charge> charges, Set<ProxyEpoch> alive) {
        long now = clock.millis();
        List<GrantRequest> requests = new ArrayList<>(0);
        for (Charge charge : charges) {
            Account account = account(charge.account());
            if (account.pending == null && now >= account.exactUntil && account.needsMore(alive, now)) {
                ask(charge).ifPresent(requests::add);
            }
        }
        return requests;
    }

    /// Takes an answer in. False when its grant is not pending (given up, or answered before): then it
    /// changes nothing.
    synchronized boolean answered(GrantResult result) {
        AccountId id = result.grantId().account();
        Account account = account(id);
        if (!result.grantId().equals(account.pending)) {
            return false;
        }
        account.pending = null;
        Lease lease = result.lease();
        if (lease != null) {
            account.leases.add(new HeldLease(lease, clock.millis()));
        } else {
            account.exactUntil = clock.millis() + EXACT_MILLIS;
        }
        return true;
    }

    /// Gives a grant up: from here on its answer is ignored. Empty when it was answered meanwhile.
    synchronized Optional<Abandon> giveUp(GrantId grant) {
        Account account = account(grant.account());
        if (!grant.equals(account.pending)) {
            return Optional.empty();
        }
        account.pending = null;
        return Optional.of(new Abandon(grant));
    }

    /// Takes the idle room of one account out of the book, to be given back.
    synchronized List<LeaseEnd.Return> returnIdle(AccountId account) {
        return account(account).leases.stream()
                .filter(h -> h.idle() > 0)
                .map(this::idleOf)
                .toList();
    }

    /// The same for leases that usage-service calls back.
    synchronized List<LeaseEnd.Return> recall(List<UUID> leaseIds) {
        return accounts.values().stream()
                .flatMap(a -> a.leases.stream())
                .filter(h -> leaseIds.contains(h.lease.leaseId()) && h.idle() > 0)
                .map(this::idleOf)
                .toList();
    }

    private LeaseEnd.Return idleOf(HeldLease held) {
        return new LeaseEnd.Return(held.lease.leaseId(), new ReturnRequest(Uuid7.at(clock.instant()), held.takeIdle()));
    }

    /// Ends leases that are over, idle, drained or of processes that are gone; says what to tell usage-service.
    synchronized List<LeaseEnd> sweep(Set<ProxyEpoch> alive) {
        long now = clock.millis();
        List<LeaseEnd> ends = new ArrayList<>();
        for (Account account : accounts.values()) {
            account.leases.stream().filter(h -> account.isOver(h, alive, now)).forEach(HeldLease::end);
            collectEnded(account, now, ends);
        }
        accounts.values().removeIf(a -> a.leases.isEmpty() && a.pending == null && now >= a.exactUntil);
        return ends;
    }

    /// Ends everything, when the process stops.
    synchronized List<LeaseEnd> endAll() {
        List<LeaseEnd> ends = new ArrayList<>();
        for (Account account : accounts.values()) {
            account.leases.forEach(HeldLease::end);
            collectEnded(account, clock.millis(), ends);
        }
        return ends;
    }

    /// How much is in hand on an account and not taken; for tests and metrics.
    synchronized long idle(AccountId account) {
        return account(account).leases.stream().mapToLong(HeldLease::idle).sum();
    }

    /// What the leases in hand add to an account's balance that was drawn at a moment.
    synchronized long beyond(AccountId id, long moment) {
        Account account = accounts.get(id);
        return account == null
                ? 0
                : account.leases.stream().mapToLong(h -> h.beyond(moment)).sum();
    }

    private void collectEnded(Account account, long now, List<LeaseEnd> ends) {
        for (Iterator<HeldLease> i = account.leases.iterator(); i.hasNext(); ) {
            HeldLease held = i.next();
            if (!held.ending()) {
                continue;
            }
            if (held.closable()) {
                ends.add(new LeaseEnd.Close(held.lease.leaseId(), held.closing()));
                i.remove();
            } else if (held.idle() > 0) {
                ends.add(idleOf(held));
            } else if (now > held.lease.fenceAt() + FORGET_MILLIS) {
                i.remove();
            }
        }
    }

    private Account account(AccountId id) {
        return accounts.computeIfAbsent(id, a -> new Account());
    }

    /// The leases of one account and the grant that is under way.
    private static final class Account {
        final List<HeldLease> leases = new ArrayList<>(2);

        @Nullable
        GrantId pending;

        /// Until then usage-service has nothing to spare: ask for what is needed only, and not ahead.
        long exactUntil;

        private long lastWant;
        private long lastAsked;

        @Nullable
        HeldLease roomFor(long amount, ProxyEpoch proxy, long now) {
            for (HeldLease held : leases) {
                if (held.admits(amount, proxy, now)) {
                    return held;
                }
            }
            return null;
        }

        /// Doubles while leases are used up within seconds, halves otherwise.
        long want(long need, long now) {
            if (now < exactUntil) {
                lastWant = need;
                return need;
            }
            long base = Math.max(1, need) > Long.MAX_VALUE / 16 ? need : need * 8;
            boolean fast = now - lastAsked < 10_000;
            long grown = fast ? lastWant + lastWant : lastWant / 2;
            lastAsked = now;
            lastWant = Math.max(base, Math.min(Math.max(0, grown), base * 1_000));
            return lastWant;
        }

        boolean needsMore(Set<ProxyEpoch> alive, long now) {
            return leases.stream().noneMatch(h -> !h.ending() && !h.runsLow() && !isNearEnd(h, now) && h.covers(alive));
        }

        boolean isOver(HeldLease held, Set<ProxyEpoch> alive, long now) {
            boolean newer = leases.getLast() != held;
            return now >= held.lease.expiresAt()
                    || (held.bounded() && now - held.lastUsed() > IDLE_MILLIS)
                    || (newer && (!held.covers(alive) || isNearEnd(held, now)))
                    || (newer && held.runsLow() && now - held.lastUsed() > DRAINED_MILLIS);
        }

        private static boolean isNearEnd(HeldLease held, long now) {
            long life = held.lease.expiresAt() - held.grantedAt();
            return held.lease.expiresAt() - now < life * RENEW_BEFORE;
        }
    }
}
