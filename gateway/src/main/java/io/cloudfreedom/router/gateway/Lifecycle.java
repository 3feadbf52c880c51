package io.cloudfreedom.router.gateway;

import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.proxy.Fleet;
import io.cloudfreedom.router.gateway.secret.SigningSecrets;
import io.cloudfreedom.router.gateway.usage.UsageLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// Starts what works in the background, and stops it in an order that loses nothing: first the requests (drained by
/// Quarkus before this), then the leases, then the usage.
@ApplicationScoped
class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final long STOP_SECONDS = 5;

    private final Feed feed;
    private final SigningSecrets secrets;
    private final Leases leases;
    private final UsageLog usage;
    private volatile Set<ProxyEpoch> alive = Set.of();

    Lifecycle(Feed feed, SigningSecrets secrets, Leases leases, UsageLog usage) {
        this.feed = feed;
        this.secrets = secrets;
        this.leases = leases;
        this.usage = usage;
    }

    void start(@Observes StartupEvent event) {
        feed.onChange(this::look);
        feed.start();
        secrets.start();
        usage.start();
        leases.start(() -> alive);
    }

    private void look() {
        Set<ProxyEpoch> now = Fleet.alive(feed.current());
        if (!now.equals(alive)) {
            alive = now;
            leases.sweep();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        try {
            leases.stop().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("not all leases were returned; the rest ends by its fence");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        usage.stop();
    }
}
