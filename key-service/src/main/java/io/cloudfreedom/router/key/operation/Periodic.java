package io.cloudfreedom.router.key.operation;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Does a job again and again, never twice at a time; a failure is logged and the next turn comes all the same.
public final class Periodic {
    private static final Logger LOG = Logger.getLogger(Periodic.class);

    private final Vertx vertx;
    private final String name;
    private final Duration pause;
    private final Supplier<Uni<Void>> job;
    private volatile boolean running;

    public Periodic(Vertx vertx, String name, Duration pause, Supplier<Uni<Void>> job) {
        this.vertx = vertx;
        this.name = name;
        this.pause = pause;
        this.job = job;
    }

    public void start() {
        running = true;
        schedule();
    }

    public void stop() {
        running = false;
    }

    private void schedule() {
        if (running) {
            vertx.setTimer(pause.toMillis(), timer -> turn());
        }
    }

    private void turn() {
        if (running) {
            Uni.createFrom().deferred(job::get).subscribe().with(done -> schedule(), failure -> {
                LOG.warnf("job failed, its next turn comes job=%s cause=%s", name, failure.toString());
                schedule();
            });
        }
    }
}
