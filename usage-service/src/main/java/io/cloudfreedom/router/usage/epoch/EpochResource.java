package io.cloudfreedom.router.usage.epoch;

import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.proxy.Watermark;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// An agent's start, and how far it has come. Agents have bearers of their own, not the issuer's tokens.
@Path("/internal/proxies/{proxy}")
@PermitAll
class EpochResource {
    private final AgentIdentity identity;
    private final Epochs epochs;

    EpochResource(AgentIdentity identity, Epochs epochs) {
        this.identity = identity;
        this.epochs = epochs;
    }

    @POST
    @Path("/epochs")
    public Uni<EpochGrant> begin(
            @RestPath String proxy,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull EpochRequest request) {
        return identity.require(proxy, authorization).chain(() -> epochs.begin(proxy, request));
    }

    @POST
    @Path("/watermarks")
    public Uni<Void> advance(
            @RestPath String proxy,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @NotNull Watermark watermark) {
        return identity.require(proxy, authorization).chain(() -> epochs.advance(proxy, watermark));
    }
}
