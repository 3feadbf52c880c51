package io.cloudfreedom.router.usage.ingest;

import io.cloudfreedom.router.contracts.proxy.Committed;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.epoch.AgentIdentity;
import io.cloudfreedom.router.usage.health.KeyHealth;
import io.cloudfreedom.router.usage.ledger.Ledger;
import io.cloudfreedom.router.usage.ledger.Statement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What agents saw, from their spools. The answer comes after the commit: what it counts may leave the spool.
@Path("/internal/proxies/{proxy}/records")
@PermitAll
class RecordResource {
    private final AgentIdentity identity;
    private final Database database;
    private final Ledger ledger;
    private final KeyHealth health;

    RecordResource(AgentIdentity identity, Database database, Ledger ledger, KeyHealth health) {
        this.identity = identity;
        this.database = database;
        this.ledger = ledger;
        this.health = health;
    }

    @POST
    public Uni<Committed> record(
            @RestPath String proxy,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull List<AgentRecord> records) {
        return identity.require(proxy, authorization)
                .invoke(() -> records.forEach(record -> requireOwn(proxy, record)))
                .chain(() -> database.asSystem(tx -> record(tx, records)))
                .replaceWith(() -> new Committed(records.size()));
    }

    private Uni<Void> record(SqlConnection tx, List<AgentRecord> records) {
        Map<Statement, AgentRecord> said = new HashMap<>();
        records.forEach(record -> said.put(Statement.of(record), record));
        return ledger.record(tx, said.keySet())
                .chain(fresh -> health.observe(
                        tx,
                        fresh.stream()
                                .map(said::get)
                                .filter(AgentRecord.Usage.class::isInstance)
                                .map(AgentRecord.Usage.class::cast)
                                .toList()));
    }

    /// An agent speaks of its own requests only.
    private static void requireOwn(String proxy, AgentRecord record) {
        if (record instanceof AgentRecord.Accepted accepted
                && !accepted.admission().proxy().equals(proxy)) {
            throw InvalidField.of("admission/proxy", "is another proxy than the one that reports");
        }
    }
}
