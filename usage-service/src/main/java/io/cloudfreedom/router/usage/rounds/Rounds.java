package io.cloudfreedom.router.usage.rounds;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Repeats a piece of work at an interval, never two runs at once; a failed run is logged and the next one comes.
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private Rounds() {}

    /// @param name what is repeated, for the log
    /// @return ends the repetition
    public static Cancellable every(Duration interval, String name, Supplier<Uni<Void>> work) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> round(name, work))
                .subscribe()
                .with(done -> {}, failure -> LOG.errorf(failure, "rounds ended name=%s", name));
    }

    private static Uni<Void> round(String name, Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure()
                .invoke(failure -> LOG.warnf("round failed, will try again name=%s cause=%s", name, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
