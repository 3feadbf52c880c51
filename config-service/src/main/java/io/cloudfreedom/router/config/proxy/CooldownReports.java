package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.cooldown.CooldownRows;
import io.cloudfreedom.router.contracts.proxy.CooldownReport;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes what an agent says its LiteLLM leaves out, as far as it serves that.
@ApplicationScoped
class CooldownReports {
    private final Database database;
    private final ProxyRows proxies;
    private final CooldownRows cooldowns;

    CooldownReports(Database database, ProxyRows proxies, CooldownRows cooldowns) {
        this.database = database;
        this.proxies = proxies;
        this.cooldowns = cooldowns;
    }

    Uni<Void> take(String id, CooldownReport report) {
        return database.asSystem(tx -> proxies.lock(tx, id)
                .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                .chain(proxy -> take(tx, proxy, report)));
    }

    private Uni<Void> take(SqlConnection tx, Proxy proxy, CooldownReport report) {
        if (report.epoch() < proxy.epoch()) {
            throw new AgentRefused.Stale("The process of epoch " + report.epoch() + " has been replaced.");
        }
        return cooldowns.replace(tx, proxy.id(), proxy.audience(), report.cooldowns());
    }
}
