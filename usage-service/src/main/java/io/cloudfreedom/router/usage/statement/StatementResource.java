package io.cloudfreedom.router.usage.statement;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.Problem;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.parameter.InvalidParameter;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.cloudfreedom.router.usage.parameter.Parameters;
import io.cloudfreedom.router.usage.report.Format;
import io.cloudfreedom.router.usage.report.ReportAccess;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Statements, for finance and for the tenant itself.
@Path("/api/reports/statement")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
@OnlyKnownParameters
@Tag(name = "Reports")
class StatementResource {
    private final Database database;
    private final ReportAccess access;
    private final Statements statements;

    StatementResource(Database database, ReportAccess access, Statements statements) {
        this.database = database;
        this.access = access;
        this.statements = statements;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @Operation(operationId = "statement", summary = "What a tenant owes for a month")
    @APIResponse(
            responseCode = "200",
            description = "The statement; a page to print by the Accept header or format=html",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Statement.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> statement(
            @QueryParam("month")
                    @Parameter(required = true, description = "The month that is charged", example = "2026-11")
                    @Nullable
                    String month,
            @QueryParam("tenant_id")
                    @Parameter(description = "Whose statement; a tenant's own without it, else it is needed")
                    @Nullable
                    String tenantId,
            @QueryParam("format")
                    @Parameter(
                            description = "Stronger than the Accept header",
                            schema = @Schema(enumeration = {"json", "html"}))
                    @Nullable
                    String format,
            @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) @Nullable String accept) {
        YearMonth wanted = Parameters.month("month", month);
        Format writtenAs = Format.of(format, accept, Format.HTML);
        ReportAccess.Selection selection = access.select(tenantId);
        UUID tenant = selection.tenant();
        if (tenant == null) {
            throw new InvalidParameter("tenant_id", "is missing: add the id of the tenant");
        }
        return database.inTransaction(selection.scope(), tx -> content(tx, tenant, wanted, writtenAs))
                .map(content -> writtenAs == Format.HTML
                        ? Response.ok(content, "text/html;charset=utf-8")
                                .header("Content-Security-Policy", StatementPage.CONTENT_SECURITY_POLICY)
                                .build()
                        : Response.ok(content, MediaType.APPLICATION_JSON_TYPE).build());
    }

    /// What was written when the month was closed, else what the books say now.
    private Uni<byte[]> content(SqlConnection tx, UUID tenant, YearMonth month, Format format) {
        boolean html = format == Format.HTML;
        return statements
                .frozen(tx, tenant, month, html ? "html" : "json")
                .onItem()
                .ifNull()
                .switchTo(() -> statements
                        .of(tx, tenant, month)
                        .map(statement -> html ? StatementPage.of(statement) : statement.json()));
    }
}
