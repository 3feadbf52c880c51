package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.InvalidField;
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
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reports for finance (all tenants) and for tenants (their own).
@Path("/api")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
class ReportResource {
    private static final String TEXT_CSV = "text/csv";

    private final Reports reports;
    private final Caller caller;

    ReportResource(Reports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    /// A month in groups.
    ///
    /// @param month for example `2026-11`, of each tenant's own calendar
    /// @param groupBy any of `tenant, provider_key, virtual_key, provider, model, key_source, day`
    /// @param format `json` or `csv`; without it the Accept header decides
    @GET
    @Path("/reports/monthly")
    @Produces({MediaType.APPLICATION_JSON, TEXT_CSV})
    public Uni<Response> monthly(
            @QueryParam("month") @Nullable String month,
            @QueryParam("group_by") @DefaultValue("tenant,provider_key,model") String groupBy,
            @QueryParam("tenant_id") @Nullable UUID tenantId,
            @QueryParam("format") @Nullable String format,
            @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        YearMonth parsed = month(month);
        Set<Dimension> dimensions = Dimension.parse(groupBy);
        boolean csv = csv(format, accept);
        return reports.monthly(scope(tenantId), parsed, dimensions, tenantId)
                .map(report -> csv ? csv(report, dimensions) : json(report));
    }

    /// Today and this month so far.
    @GET
    @Path("/usage/summary")
    public Uni<Summary> summary(@QueryParam("tenant_id") @Nullable UUID tenantId) {
        return reports.summary(scope(tenantId), tenantId);
    }

    /// A foreign tenant is not there for those who have their own.
    private Scope scope(@Nullable UUID tenantId) {
        if (tenantId != null) {
            caller.scopeOf(tenantId);
        }
        return caller.scope();
    }

    private static Response json(MonthlyReport report) {
        return Response.ok(report, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static Response csv(MonthlyReport report, Set<Dimension> dimensions) {
        return Response.ok(Csv.of(report, dimensions), TEXT_CSV + ";charset=utf-8;header=present")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"cloudfreedom-" + report.month() + ".csv\"")
                .build();
    }

    private static YearMonth month(@Nullable String month) {
        try {
            return YearMonth.parse(month == null ? "" : month);
        } catch (DateTimeException e) {
            throw InvalidField.of("month", "must be a year and a month, for example 2026-11");
        }
    }

    private static boolean csv(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept != null && accept.startsWith(TEXT_CSV);
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw InvalidField.of("format", "must be json or csv");
        };
    }
}
