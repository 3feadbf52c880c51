package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.key.convergence.Convergences;
import io.cloudfreedom.router.key.convergence.Wanted;
import io.cloudfreedom.router.key.request.EntityVersion;
import io.cloudfreedom.router.key.request.Prefer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Answers changes of keys, after waiting for the LiteLLMs when the client prefers so: 202 when time is up first.
@ApplicationScoped
class Convergent {
    private final Convergences convergences;
    private final Clock clock;

    Convergent(Convergences convergences, Clock clock) {
        this.convergences = convergences;
        this.clock = clock;
    }

    Uni<RestResponse<ProviderKeyView>> answer(
            Uni<ProviderKeyView> change, @Nullable String prefer, RestResponse.Status done) {
        var wait = Prefer.waitOf(prefer);
        return wait.isEmpty()
                ? change.map(view -> respond(view, done))
                : change.chain(view -> waitFor(view, wait.get(), done));
    }

    /// Waits at most as long as given, the change itself included.
    Uni<RestResponse<ProviderKeyView>> within(Duration time, Uni<ProviderKeyView> change, RestResponse.Status done) {
        return Uni.createFrom().deferred(() -> {
            Instant end = clock.instant().plus(time);
            return change.chain(view -> waitFor(view, Duration.between(clock.instant(), end), done));
        });
    }

    static RestResponse<ProviderKeyView> ok(ProviderKeyView view) {
        return respond(view, RestResponse.Status.OK);
    }

    private Uni<RestResponse<ProviderKeyView>> waitFor(ProviderKeyView view, Duration wait, RestResponse.Status done) {
        var wanted = new Wanted(view.tenantId(), view.id(), view.version(), view.status() != KeyStatus.ACTIVE);
        return convergences
                .await(wanted, wait)
                .map(state -> respond(view.with(state), state.complete() ? done : RestResponse.Status.ACCEPTED));
    }

    private static RestResponse<ProviderKeyView> respond(ProviderKeyView view, RestResponse.Status status) {
        return RestResponse.ResponseBuilder.<ProviderKeyView>create(status)
                .entity(view)
                .location(URI.create("/api/provider-keys/" + view.id()))
                .header(HttpHeaders.ETAG, EntityVersion.tag(view.version()))
                .build();
    }
}
