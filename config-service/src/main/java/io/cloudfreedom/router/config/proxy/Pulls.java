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
/// The poke goes out at the same moment and usually ends the poll, so a waiting poll gives it a head start.
@ApplicationScoped
class Pulls {
    static final Duration LONGEST_WAIT = Duration.ofSeconds(25);

    private static final Duration HEAD_START = Duration.ofMillis(150);

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
        return database.asSystem(tx -> arrive(tx, id, epoch, since))
                .chain(newLife -> newLife ? answers.everything(id).map(Optional::of) : next(id, since, end));
    }

    private Uni<Boolean> arrive(SqlConnection tx, String id, long epoch, long since) {
        Instant now = clock.instant();
        return (epoch == 0 ? Uni.createFrom().item(Optional.<Proxy>empty()) : rows.newEpoch(tx, id, epoch, now))
                .chain(renewed -> renewed.isPresent()
                        ? announcements
                                .announce(tx, Change.UPDATED, renewed.get())
                                .replaceWith(true)
                        : seen(tx, id, since, now).replaceWith(false));
    }

    private Uni<Void> seen(SqlConnection tx, String id, long since, Instant now) {
        return rows.seen(tx, id, now)
                .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                .chain(proxy -> isBack(proxy, since)
                        ? rows.servesAgain(tx, id, now)
                        : Uni.createFrom().item(Optional.<Proxy>empty()))
                .chain(back -> back.isPresent()
                        ? announcements.announce(tx, Change.UPDATED, back.get())
                        : Uni.createFrom().voidItem());
    }

    /// It was silent, but it is the same process with what it had.
    private static boolean isBack(Proxy proxy, long since) {
        return !proxy.serving() && since > 0 && since == proxy.appliedGeneration();
    }

    private Uni<Optional<DesiredState>> next(String id, long since, Instant end) {
        Uni<Void> ticket = signals.ticket(Signal.GENERATION);
        return database.asSystem(tx -> rows.find(tx, id)).chain(found -> {
            Proxy proxy = found.orElseThrow(() -> new NotFound("proxy"));
            if (proxy.generation() != since) {
                return answers.since(id, since).map(Optional::of);
            }
            Duration left = Duration.between(clock.instant(), end);
            return left.isPositive()
                    ? ticket.ifNoItem()
                            .after(left)
                            .recoverWithUni(Uni.createFrom().voidItem())
                            .onItem()
                            .delayIt()
                            .by(HEAD_START)
                            .chain(() -> next(id, since, end))
                    : Uni.createFrom().item(Optional.empty());
        });
    }
}
