package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/// Raises the generation of every proxy that a change touches; a change of the platform's keys touches all.
@ApplicationScoped
public class Generations {
    private final ProxyRows rows;
    private final Announcements announcements;
    private final Signals signals;
    private final Clock clock;

    Generations(ProxyRows rows, Announcements announcements, Signals signals, Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.signals = signals;
        this.clock = clock;
    }

    /// @param revision the number of the change, which becomes the generation
    public Uni<Void> raise(SqlConnection tx, long revision, Set<UUID> tenants) {
        if (tenants.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows.raise(tx, revision, tenants.contains(PlatformTenant.ID), tenants, clock.instant())
                .chain(raised -> announcements.announceAll(tx, raised))
                .chain(() -> signals.send(tx, Signal.GENERATION));
    }
}
