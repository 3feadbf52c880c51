package io.cloudfreedom.router.usage.export;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.Problem;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.csv.CsvText;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.cloudfreedom.router.usage.parameter.Parameters;
import io.cloudfreedom.router.usage.report.ReportAccess;
import io.cloudfreedom.router.usage.report.ReportConfig;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/// Whole months as files. They are written while they are read, at the pace of whoever reads.
@Path("/api/reports")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
@OnlyKnownParameters
@Tag(name = "Reports")
class ExportResource {
    private final Database database;
    private final ReportAccess access;
    private final ReportConfig config;

    ExportResource(Database database, ReportAccess access, ReportConfig config) {
        this.database = database;
        this.access = access;
        this.config = config;
    }

    @GET
    @Path("/lines.csv")
    @Produces(CsvText.MEDIA_TYPE)
    @Operation(
            operationId = "ledgerLines",
            summary = "A month's ledger, line by line",
            description = "One line for each attempt of each request, in the order of requests; a change of what is "
                    + "booked is a reversal and a new booking. A line that breaks off was not all of it.")
    @APIResponse(
            responseCode = "200",
            description = "CSV (RFC 4180) with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public RestMulti<byte[]> lines(
            @QueryParam("month")
                    @Parameter(required = true, description = "The month that is charged", example = "2026-11")
                    @Nullable
                    String month,
            @QueryParam("tenant_id") @Parameter(description = "Only this tenant") @Nullable String tenantId) {
        YearMonth wanted = Parameters.month("month", month);
        ReportAccess.Selection selection = access.select(tenantId);
        return file(
                "lines-" + wanted + ".csv",
                database.stream(
                        selection.scope(), tx -> LedgerLines.csv(tx, selection.scope(), wanted, selection.tenant())));
    }

    @GET
    @Path("/focus.csv")
    @Produces(CsvText.MEDIA_TYPE)
    @Operation(
            operationId = "focusExport",
            summary = "A month in FOCUS 1.2",
            description = "The FinOps Foundation's columns in the order of its specification, then ours (x_…).")
    @APIResponse(
            responseCode = "200",
            description = "CSV (RFC 4180) with a header",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public RestMulti<byte[]> focus(
            @QueryParam("month")
                    @Parameter(required = true, description = "The month that is charged", example = "2026-11")
                    @Nullable
                    String month,
            @QueryParam("tenant_id") @Parameter(description = "Only this tenant") @Nullable String tenantId) {
        YearMonth wanted = Parameters.month("month", month);
        ReportAccess.Selection selection = access.select(tenantId);
        Focus focus = new Focus(wanted, config.issuer());
        return file(
                "focus-" + wanted + ".csv",
                database.stream(selection.scope(), tx -> focus.csv(tx, selection.scope(), selection.tenant())));
    }

    private static RestMulti<byte[]> file(String name, Multi<byte[]> parts) {
        return RestMulti.fromMultiData(parts)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cloudfreedom-" + name + "\"")
                .build();
    }
}
