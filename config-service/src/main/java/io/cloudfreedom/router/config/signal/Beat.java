package io.cloudfreedom.router.config.signal;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Repeats work at an interval, never two rounds at a time; a failing round is logged and the next one comes.
public final class Beat {
    private static final Logger LOG = Logger.getLogger(Beat.class);

    private Beat() {}

    public static Cancellable every(Duration interval, String what, Supplier<Uni<Void>> work) {
        return Multi.createFrom()
                .ticks()
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(work::get)
                        .onFailure()
                        .invoke(t -> LOG.warnf("%s failed, will try again cause=%s", what, t.toString()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {});
    }
}
