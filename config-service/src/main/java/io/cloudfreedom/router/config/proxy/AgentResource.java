package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.contracts.proxy.Ack;
import io.cloudfreedom.router.contracts.proxy.CooldownReport;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What the agent inside a LiteLLM calls, with the bearer of its proxy.
@Path("/internal/proxies/{id}")
@PermitAll
public class AgentResource {
    private final Agents agents;
    private final Pulls pulls;
    private final Acknowledgements acknowledgements;
    private final CooldownReports cooldowns;

    AgentResource(Agents agents, Pulls pulls, Acknowledgements acknowledgements, CooldownReports cooldowns) {
        this.agents = agents;
        this.pulls = pulls;
        this.acknowledgements = acknowledgements;
        this.cooldowns = cooldowns;
    }

    /// 200 with the difference or everything, 304 when the wait passed without anything newer.
    ///
    /// @param wait seconds, at most 25
    @GET
    @Path("desired-state")
    public Uni<RestResponse<DesiredState>> desiredState(
            String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @QueryParam("epoch") @DefaultValue("0") long epoch,
            @QueryParam("since") @DefaultValue("0") long since,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        return agents.require(id, authorization)
                .chain(() -> pulls.pull(id, epoch, since, bounded(wait)))
                .map(state -> state.map(AgentResource::unstored).orElseGet(RestResponse::notModified));
    }

    @POST
    @Path("acks")
    public Uni<Void> acknowledge(
            String id, @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, @NotNull Ack ack) {
        return agents.require(id, authorization).chain(() -> acknowledgements.acknowledge(id, ack));
    }

    @POST
    @Path("cooldowns")
    public Uni<Void> report(
            String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull CooldownReport report) {
        return agents.require(id, authorization).chain(() -> cooldowns.take(id, report));
    }

    private static RestResponse<DesiredState> unstored(DesiredState state) {
        return RestResponse.ResponseBuilder.ok(state)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Duration bounded(int seconds) {
        Duration asked = Duration.ofSeconds(Math.max(0, seconds));
        return asked.compareTo(Pulls.LONGEST_WAIT) > 0 ? Pulls.LONGEST_WAIT : asked;
    }
}
