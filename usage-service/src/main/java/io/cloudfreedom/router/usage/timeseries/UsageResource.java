package io.cloudfreedom.router.usage.timeseries;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.Problem;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.parameter.InvalidParameter;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.cloudfreedom.router.usage.parameter.Parameters;
import io.cloudfreedom.router.usage.report.ReportAccess;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Usage so far and over time, for finance (all tenants) and for tenants (their own).
@Path("/api/usage")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE, Role.TENANT_ADMIN})
@OnlyKnownParameters
@Tag(name = "Usage")
class UsageResource {
    private final Database database;
    private final ReportAccess access;
    private final Clock clock;

    UsageResource(Database database, ReportAccess access, Clock clock) {
        this.database = database;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "usageSummary", summary = "Today and this month so far")
    @APIResponse(
            responseCode = "200",
            description = "What was used",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Summary.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Summary> summary(
            @QueryParam("tenant_id") @Parameter(description = "Only this tenant") @Nullable String tenantId) {
        ReportAccess.Selection selection = access.select(tenantId);
        return database.inTransaction(selection.scope(), tx -> Usage.summary(tx, selection.tenant()));
    }

    @GET
    @Path("/timeseries")
    @Operation(
            operationId = "usageTimeseries",
            summary = "Usage by hour, day or month",
            description = "In the tenant's zone, where days have 23, 24 or 25 hours. Every period is there, also those "
                    + "without usage. At most 31 days by hour, 366 by day, 5 years by month.")
    @APIResponse(
            responseCode = "200",
            description = "The periods, in order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Timeseries.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong or unknown; errors names it and the remedy",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Timeseries> timeseries(
            @QueryParam("interval")
                    @DefaultValue("day")
                    @Parameter(
                            description = "How long a period is",
                            schema = @Schema(enumeration = {"hour", "day", "month"}))
                    String interval,
            @QueryParam("from")
                    @Parameter(
                            description = "The first day; without it today by hour, 30 days by day, 12 months by month",
                            example = "2026-11-01")
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(description = "The last day; without it today", example = "2026-11-24")
                    @Nullable
                    String to,
            @QueryParam("tenant_id") @Parameter(description = "Only this tenant") @Nullable String tenantId) {
        Interval length = Parameters.choice("interval", interval, Interval.class, Interval.DAY);
        LocalDate first = Parameters.day("from", from);
        LocalDate last = Parameters.day("to", to);
        ReportAccess.Selection selection = access.select(tenantId);
        return database.inTransaction(
                selection.scope(),
                tx -> Usage.zone(tx, selection.tenant()).chain(zone -> {
                    Range range = range(length, first, last, zone);
                    return Usage.series(tx, length, range.first(), range.last(), zone, selection.tenant());
                }));
    }

    private Range range(Interval interval, @Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone) {
        LocalDate until = last != null ? last : LocalDate.ofInstant(clock.instant(), zone);
        LocalDate since = first != null ? first : interval.usualStart(until);
        if (since.isAfter(until)) {
            throw new InvalidParameter("from", "is after to (" + until + "): use an earlier day");
        }
        if (ChronoUnit.DAYS.between(since, until) >= interval.mostDays()) {
            throw new InvalidParameter(
                    "from",
                    "is more than " + interval.mostDays() + " days before to (" + until
                            + "): use a later day, or a longer interval");
        }
        return new Range(since, until);
    }

    private record Range(LocalDate first, LocalDate last) {}
}
