package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.gateway.admission.Admissions;
import io.cloudfreedom.router.gateway.body.BodyScanner;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.observe.Observers;
import io.cloudfreedom.router.gateway.observe.Outcome;
import io.cloudfreedom.router.gateway.observe.Traces;
import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.rate.RateLimits;
import io.cloudfreedom.router.gateway.usage.UsageLog;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.gateway.virtualkey.VirtualKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/// The door `/v1`: takes requests in and gives each to an [Exchange].
@ApplicationScoped
class Relay {
    final Vertx vertx;
    final Clock clock;
    final RelayConfig config;
    final BodyScanner scanner;
    final Admissions admissions;
    final LiteLlmClient client;
    final Leases leases;
    final Settlement settlement;
    final LimitHeaders limits;
    private final Observers observers;
    private final Traces traces;
    private final Feed feed;
    private final VirtualKeys virtualKeys;
    private final RateLimits rates;
    private final UsageLog usage;
    private final ModelList models;

    Relay(
            Vertx vertx,
            Clock clock,
            RelayConfig config,
            Admissions admissions,
            LiteLlmClient client,
            Leases leases,
            Settlement settlement,
            LimitHeaders limits,
            Observers observers,
            Traces traces,
            Feed feed,
            VirtualKeys virtualKeys,
            RateLimits rates,
            UsageLog usage,
            ModelList models) {
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
        this.scanner = new BodyScanner(config.maxBody());
        this.admissions = admissions;
        this.client = client;
        this.leases = leases;
        this.settlement = settlement;
        this.limits = limits;
        this.observers = observers;
        this.traces = traces;
        this.feed = feed;
        this.virtualKeys = virtualKeys;
        this.rates = rates;
        this.usage = usage;
        this.models = models;
    }

    void routes(@Observes Router router) {
        for (Endpoint endpoint : Endpoint.values()) {
            router.route(HttpMethod.POST, endpoint.path()).handler(ctx -> relay(ctx, endpoint));
        }
        router.route(HttpMethod.GET, "/v1/models").handler(this::list);
        router.route(HttpMethod.GET, "/v1/models/:model").handler(this::list);
        router.route("/v1/*").handler(this::unknown);
        router.route("/v1").handler(this::unknown);
    }

    private void relay(RoutingContext ctx, Endpoint endpoint) {
        HttpServerRequest request = ctx.request();
        Story story = new Story(observers, traces, endpoint, Uuid7.at(clock.instant()), request.headers());
        Caller caller = null;
        try {
            Facts facts = feed.known();
            caller = virtualKeys.authenticate(facts, request.headers());
            story.of(caller);
            rates.admit(caller);
            if (!usage.accepts()) {
                throw Refused.unavailable("usage_unavailable", "Usage cannot be recorded now; try again.");
            }
            new Exchange(this, request, facts, caller, story).start();
        } catch (Refused refused) {
            if (caller != null) {
                limits.write(ctx.response().headers(), caller);
            }
            refuse(ctx, endpoint.errors(), refused, story.requestId().toString());
            story.end(refused.status() < 500 ? Outcome.REFUSED : Outcome.UNAVAILABLE, refused.status());
        }
    }

    private void list(RoutingContext ctx) {
        String requestId = Uuid7.at(clock.instant()).toString();
        try {
            Facts facts = feed.known();
            Caller caller = virtualKeys.authenticate(facts, ctx.request().headers());
            String one = ctx.pathParam("model");
            Reply.json(
                    ctx.response(),
                    200,
                    requestId,
                    one == null ? models.all(facts, caller) : models.one(facts, caller, one));
        } catch (Refused refused) {
            refuse(ctx, ErrorBody.OPENAI, refused, requestId);
        }
    }

    private void unknown(RoutingContext ctx) {
        String call = ctx.request().method() + " " + ctx.request().path();
        refuse(
                ctx,
                ErrorBody.OPENAI,
                Refused.of(404, "unknown_url", "Unknown request URL: " + call + "."),
                Uuid7.at(clock.instant()).toString());
    }

    private static void refuse(RoutingContext ctx, ErrorBody shape, Refused refused, String requestId) {
        ctx.request().resume();
        Reply.refuse(ctx.response(), shape, refused, requestId);
    }
}
