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
        return behind(tx, proxy)
                .chain(behind -> load(tx, proxy).chain(load -> outbox.append(tx, proxy.changed(change, behind, load))));
    }

    Uni<Void> announceAll(SqlConnection tx, List<Proxy> proxies) {
        return Multi.createFrom()
                .iterable(proxies)
                .onItem()
                .transformToUniAndConcatenate(proxy -> announce(tx, Change.UPDATED, proxy))
                .onItem()
                .ignoreAsUni();
    }

    Uni<ProxyLoad> load(SqlConnection tx, Proxy proxy) {
        return desired.count(tx, proxy.audience()).map(Capacity::load);
    }

    /// The tenants whose last change the proxy has not applied.
    Uni<List<UUID>> behind(SqlConnection tx, Proxy proxy) {
        if (proxy.isConverged()) {
            return Uni.createFrom().item(List.of());
        }
        return desired.tenantsChangedSince(tx, proxy.appliedGeneration(), proxy.audience());
    }
}
