package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/audit-events")
@Tag(name = "Audit")
class AuditResource {
    private final AuditLog log;
    private final Database database;
    private final Caller caller;

    AuditResource(AuditLog log, Database database, Caller caller) {
        this.log = log;
        this.database = database;
        this.caller = caller;
    }

    /// The latest first.
    @GET
    @RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
    public Uni<Page<RecordedEntry>> listAuditEvents(
            @RestQuery("tenant_id") @Nullable UUID tenantId,
            @RestQuery @Nullable String object,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return database.inTransaction(caller.scope(), tx -> log.list(tx, page, tenantId, object))
                .map(rows -> Page.of(rows, page.limit(), RecordedEntry::id));
    }
}
