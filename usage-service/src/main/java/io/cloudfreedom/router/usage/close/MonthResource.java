package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.problem.Problem;
import io.cloudfreedom.router.usage.parameter.OnlyKnownParameters;
import io.cloudfreedom.router.usage.parameter.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The months of the books. Finance reads; closing is a super_admin's, for it cannot be undone.
@Path("/api/reports/months")
@RolesAllowed({Role.SUPER_ADMIN, Role.FINANCE})
@OnlyKnownParameters
@Tag(name = "Months")
class MonthResource {
    private final Months months;
    private final Caller caller;

    MonthResource(Months months, Caller caller) {
        this.months = months;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listMonths", summary = "Closed months, and open ones with usage; the newest first")
    public Uni<Page> list() {
        return months.list().map(Page::new);
    }

    @POST
    @Path("/{month}/close")
    @RolesAllowed(Role.SUPER_ADMIN)
    @Operation(
            operationId = "closeMonth",
            summary = "Close a month for ever",
            description = "From then on nothing is booked into it; what comes later is a correction in the next one. "
                    + "Closing it again changes nothing and answers the same.")
    @APIResponse(
            responseCode = "200",
            description = "The closed month",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MonthView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Something stands in its way (month-not-closable); errors says what, and what to do",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<MonthView> close(
            @RestPath String month,
            @QueryParam("accept_suspense")
                    @DefaultValue("no")
                    @Parameter(
                            description = "Close although spend was counted against limits without evidence",
                            schema = @Schema(enumeration = {"yes", "no"}))
                    String acceptSuspense) {
        boolean accepted = Parameters.choice("accept_suspense", acceptSuspense, Answer.class, Answer.NO) == Answer.YES;
        return months.close(Parameters.month("month", month), accepted, caller.actor());
    }

    @GET
    @Path("/{month}/manifest")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "monthManifest",
            summary = "The SHA-256 of every document of a closed month, as sha256sum -c reads it")
    public Uni<String> manifest(@RestPath String month) {
        return months.manifest(Parameters.month("month", month));
    }

    @GET
    @Path("/{month}/verification")
    @Operation(
            operationId = "verifyMonth",
            summary = "Make a closed month's documents again out of the books, and compare them byte for byte")
    public Uni<Verification> verify(@RestPath String month) {
        return months.verify(Parameters.month("month", month));
    }

    @GET
    @Path("/{month}/documents/{name: .+}")
    @Operation(
            operationId = "monthDocument",
            summary = "A document of a closed month as it was written",
            description = "report.json, report.csv, statements/{tenant_id}.json, statements/{tenant_id}.html")
    public Uni<Response> document(@RestPath String month, @RestPath String name) {
        return months.document(Parameters.month("month", month), name)
                .map(content -> Response.ok(content.bytes().getBytes(), content.mediaType())
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                        .build());
    }

    /// All of them; there are a dozen a year.
    @Schema(name = "BookMonthPage")
    record Page(List<MonthView> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    private enum Answer {
        YES,
        NO
    }
}
