package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.Problem;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.csv.CsvText;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.cloudfreedom.router.usage.parameter.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.YearMonth;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A month in groups, for finance (all tenants) and for tenants (their own).
@Path("/api/reports/monthly")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
@OnlyKnownParameters
@Tag(name = "Reports")
class MonthlyReportResource {
    private final Database database;
    private final ReportAccess access;

    MonthlyReportResource(Database database, ReportAccess access) {
        this.database = database;
        this.access = access;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(
            operationId = "monthlyReport",
            summary = "A month in groups",
            description = "Sums of the ledger: usage, corrections of closed months, and platform fees. A month and a "
                    + "day are those of each tenant's own calendar.")
    @APIResponse(
            responseCode = "200",
            description = "The report; CSV by the Accept header or format=csv",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MonthlyReport.class)),
                @Content(
                        mediaType = "text/csv",
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Response> monthly(
            @QueryParam("month")
                    @Parameter(required = true, description = "The month that is charged", example = "2026-11")
                    @Nullable
                    String month,
            @QueryParam("group_by")
                    @DefaultValue("tenant,provider_key,model")
                    @Parameter(
                            description =
                                    "Any of tenant, provider_key, virtual_key, provider, model, key_source, day, with "
                                            + "commas between; empty for one row",
                            example = "tenant,model")
                    String groupBy,
            @QueryParam("tenant_id") @Parameter(description = "Only this tenant") @Nullable String tenantId,
            @QueryParam("format")
                    @Parameter(
                            description = "Stronger than the Accept header",
                            schema = @Schema(enumeration = {"json", "csv"}))
                    @Nullable
                    String format,
            @HeaderParam(HttpHeaders.ACCEPT) @Parameter(hidden = true) @Nullable String accept) {
        YearMonth wanted = Parameters.month("month", month);
        Set<Dimension> dimensions = Dimension.parse(groupBy);
        Format writtenAs = Format.of(format, accept, Format.CSV);
        ReportAccess.Selection selection = access.select(tenantId);
        return database.inTransaction(
                        selection.scope(),
                        tx -> Reports.monthly(tx, selection.scope(), wanted, dimensions, selection.tenant()))
                .map(report -> writtenAs == Format.CSV
                        ? csv(report, dimensions)
                        : Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private static Response csv(MonthlyReport report, Set<Dimension> dimensions) {
        return Response.ok(MonthlyCsv.of(report, dimensions), CsvText.MEDIA_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"cloudfreedom-" + report.month() + ".csv\"")
                .build();
    }
}
