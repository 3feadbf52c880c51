package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Answers an agent's long poll: at once when there is something newer, else as soon as there is.
///
/// That is how an agent usually learns of a change; a poke follows for one that does not wait here.
@ApplicationScoped
class Pulls {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    /// How exactly it is known when an agent was last heard of; a write less for most pulls.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final ProxyRows rows;
    private final Announcements announcements;
    private final Answers answers;
    private final Signals signals;
    private final Clock clock;

    Pulls(
            Database database,
            ProxyRows rows,
            Announcements announcements,
            Answers answers,
            Signals signals,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.announcements = announcements;
        this.answers = answers;
        this.signals = signals;
        this.clock = clock;
    }

    /// Empty when the wait passed and there is nothing newer than `since`.
    ///
    /// @param epoch the life of the agent's process, 0 while it does not know; a new one gets everything
    /// @param since the generation that it serves, 0 for none
    Uni<Optional<DesiredState>> pull(String id, long epoch, long since, Duration wait) {
        Instant end = clock.instant().plus(wait);
        Uni<Void> ticket = signals.ticket(Signal.GENERATION);
        return database.asSystem(tx -> arrive(tx, id, epoch, since))
                .chain(arrival -> arrival.isNewLife()
                        ? answers.everything(id).map(Optional::of)
                        : answer(arrival.proxy(), since, ticket, end));
    }

    private Uni<Arrival> arrive(SqlConnection tx, String id, long epoch, long since) {
        Instant now = clock.instant();
        return find(tx, id)
                .chain(proxy -> epoch != 0 && epoch != proxy.epoch()
                        ? newLife(tx, proxy, epoch, now)
                        : seen(tx, proxy, since, now).replaceWith(new Arrival(proxy, false)));
    }

    private Uni<Arrival> newLife(SqlConnection tx, Proxy proxy, long epoch, Instant now) {
        return rows.newEpoch(tx, proxy.id(), epoch, now)
                .chain(renewed -> renewed.isPresent()
                        ? announcements
                                .announce(tx, Change.UPDATED, renewed.get())
                                .replaceWith(new Arrival(renewed.get(), true))
                        : Uni.createFrom().item(new Arrival(proxy, true)));
    }

    private Uni<Void> seen(SqlConnection tx, Proxy proxy, long since, Instant now) {
        if (isBack(proxy, since)) {
            return rows.servesAgain(tx, proxy.id(), now)
                    .chain(back -> back.isPresent()
                            ? announcements.announce(tx, Change.UPDATED, back.get())
                            : Uni.createFrom().voidItem());
        }
        return isFresh(proxy, now) ? Uni.createFrom().voidItem() : rows.seen(tx, proxy.id(), now);
    }

    /// It was silent, but it is the same process with what it had.
    private static boolean isBack(Proxy proxy, long since) {
        return !proxy.serving() && since > 0 && since == proxy.appliedGeneration();
    }

    private static boolean isFresh(Proxy proxy, Instant now) {
        return proxy.lastSeen().filter(seen -> seen.plus(FRESH).isAfter(now)).isPresent();
    }

    private Uni<Optional<DesiredState>> answer(Proxy proxy, long since, Uni<Void> ticket, Instant end) {
        if (proxy.generation() != since) {
            return answers.since(proxy.id(), since).map(Optional::of);
        }
        Duration left = Duration.between(clock.instant(), end);
        return left.isPositive()
                ? ticket.ifNoItem()
                        .after(left)
                        .recoverWithUni(Uni.createFrom().voidItem())
                        .chain(() -> next(proxy.id(), since, end))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<DesiredState>> next(String id, long since, Instant end) {
        Uni<Void> ticket = signals.ticket(Signal.GENERATION);
        return database.asSystem(tx -> find(tx, id)).chain(proxy -> answer(proxy, since, ticket, end));
    }

    private Uni<Proxy> find(SqlConnection tx, String id) {
        return rows.find(tx, id).map(found -> found.orElseThrow(() -> new NotFound("proxy")));
    }

    private record Arrival(Proxy proxy, boolean isNewLife) {}
}
