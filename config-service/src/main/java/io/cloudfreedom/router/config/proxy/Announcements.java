package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.desired.DesiredRows;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProxyLoad;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Tells the others how a proxy stands, in the transaction that changed it.
@ApplicationScoped
class Announcements {
    private final DesiredRows desired;
    private final Outbox outbox;

    Announcements(DesiredRows desired, Outbox outbox) {
        this.desired = desired;
        this.outbox = outbox;
    }

    Uni<Void> announce(SqlConnection tx, Change change, Proxy proxy) {
        return standing(tx, proxy)
                .chain(standing -> outbox.append(tx, proxy.changed(change, standing.behind(), standing.load())));
    }

    Uni<Void> announceAll(SqlConnection tx, List<Proxy> proxies) {
        return Multi.createFrom()
                .iterable(proxies)
                .onItem()
                .transformToUniAndConcatenate(proxy -> announce(tx, Change.UPDATED, proxy))
                .onItem()
                .ignoreAsUni();
    }

    Uni<Standing> standing(SqlConnection tx, Proxy proxy) {
        return desired.extent(tx, proxy.appliedGeneration(), proxy.audience())
                .map(extent -> new Standing(
                        proxy.isConverged() ? List.of() : extent.changed(), Capacity.load(extent.deployments())));
    }

    /// @param behind the tenants whose last change the proxy has not applied
    record Standing(List<UUID> behind, ProxyLoad load) {
        Standing {
            behind = List.copyOf(behind);
        }
    }
}
