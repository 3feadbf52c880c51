package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.key.audit.checkpoint.AuditKeys;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointTable;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.openapi.ProblemResponses;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.SUPER_ADMIN, Role.TENANT_ADMIN, Role.AUDITOR})
class AuditResource {
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String EXAMPLE_TIME = "2026-11-24T12:00:00Z";

    private final LogReader log;
    private final Prover prover;
    private final Export export;
    private final CheckpointTable checkpoints;
    private final AuditKeys keys;
    private final Database database;
    private final Caller caller;

    AuditResource(
            LogReader log,
            Prover prover,
            Export export,
            CheckpointTable checkpoints,
            AuditKeys keys,
            Database database,
            Caller caller) {
        this.log = log;
        this.prover = prover;
        this.export = export;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.database = database;
        this.caller = caller;
    }

    @GET
    @Path("audit-events")
    @Operation(
            summary = "Entries of the audit log, the latest first",
            description = "A tenant's admin sees those of the own tenant; an auditor and the platform's admin see all.")
    public Uni<Page<AuditEvent>> listAuditEvents(
            @RestQuery("tenant_id") @Nullable UUID tenantId,
            @RestQuery @Nullable String actor,
            @RestQuery @Parameter(example = "provider_key.revoked") @Nullable String action,
            @RestQuery @Parameter(description = "the id of what was changed") @Nullable String object,
            @RestQuery @Parameter(description = "done, refused, failed or aborted") @Nullable String outcome,
            @RestQuery @Parameter(example = EXAMPLE_TIME) @Nullable String from,
            @RestQuery @Parameter(example = EXAMPLE_TIME, description = "exclusive") @Nullable String to,
            @RestQuery @Parameter(description = "is part of the actor, action, object, reason or request id") @Nullable
                    String q,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        var filter = new AuditFilter(
                tenantId,
                actor,
                action,
                object,
                outcome,
                AuditFilter.time("from", from),
                AuditFilter.time("to", to),
                AuditFilter.pattern(q));
        return database.inTransaction(caller.scope(), tx -> log.latest(tx, page, filter))
                .map(rows -> Page.of(rows, page.limit(), AuditEvent::id));
    }

    @GET
    @Path("audit/checkpoints")
    @Operation(
            summary = "Signed checkpoints of the audit log, the latest first",
            description = "Keep the latest one you have seen: it shows whether the log was cut or rewritten since.")
    public Uni<Page<CheckpointView>> listAuditCheckpoints(
            @RestQuery @Nullable Integer limit,
            @RestQuery @Parameter(description = "the next_cursor of a page") @Nullable Long cursor) {
        int rows = PageRequest.of(limit, null).limit();
        long before = cursor == null ? Long.MAX_VALUE : cursor;
        return database.inTransaction(caller.scope(), tx -> checkpoints.before(tx, before, rows + 1))
                .map(found -> Page.of(found.stream().map(CheckpointView::of).toList(), rows, CheckpointView::size));
    }

    @GET
    @Path("audit/proof/{seq}")
    @Operation(summary = "Shows that an entry is in the log that a checkpoint signs")
    @Extension(name = ProblemResponses.EXTENSION, value = "409 checkpoint-pending")
    public Uni<Inclusion> proveAuditEvent(
            long seq,
            @RestQuery @Parameter(description = "the size of the checkpoint; the latest by default") @Nullable
                    Long size) {
        return prover.inclusion(caller.scope(), seq, optional(size));
    }

    @GET
    @Path("audit/consistency")
    @Operation(summary = "Shows that the log of one checkpoint is the beginning of that of a later one")
    @Extension(name = ProblemResponses.EXTENSION, value = "404 not-found, 409 checkpoint-pending")
    public Uni<Consistency> proveAuditConsistency(
            @RestQuery @Parameter(required = true, description = "the size of the older checkpoint") @Nullable
                    Long from,
            @RestQuery @Parameter(description = "the size of the newer checkpoint; the latest by default") @Nullable
                    Long to) {
        if (from == null) {
            throw InvalidField.of("from", "is required");
        }
        return prover.consistency(caller.scope(), from, optional(to));
    }

    @GET
    @Path("audit/keys")
    @Operation(
            summary = "The keys that checkpoints are verified with",
            description =
                    "In the form of c2sp.org/signed-note. Take them once, by a way that you trust, and keep them.")
    public Uni<Keys> listAuditKeys() {
        return keys.all()
                .map(all -> new Keys(all.stream().map(VerifierKey::toString).toList()));
    }

    @GET
    @Path("audit/export")
    @Produces(JSON_LINES)
    @Operation(
            summary = "The log up to its latest checkpoint, with everything that a verifier needs",
            description = "Lines of JSON, for deploy/audit/AuditVerifier.java. With tenant_id, or for a tenant's admin,"
                    + " the entries of one tenant, each with a proof.")
    @APIResponse(
            responseCode = "200",
            description = "One JSON object per line",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(implementation = String.class)))
    @Extension(name = ProblemResponses.EXTENSION, value = "404 not-found, 409 checkpoint-pending")
    public Multi<Map<String, Object>> exportAuditLog(@RestQuery("tenant_id") @Nullable UUID tenantId) {
        Scope scope = tenantId == null ? caller.scope() : caller.scopeOf(tenantId);
        return export.lines(scope, scope instanceof Scope.OneTenant one ? one.tenant() : null);
    }

    @Schema(name = "AuditKeys")
    record Keys(List<String> items) {}

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
