package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.gateway.admission.Admissions;
import io.cloudfreedom.router.gateway.body.BodyScanner;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.feed.Feed;
import io.cloudfreedom.router.gateway.lease.Leases;
import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.usage.UsageLog;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.cloudfreedom.router.gateway.virtualkey.RateLimits;
import io.cloudfreedom.router.gateway.virtualkey.VirtualKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
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
    final RelayMetrics metrics;
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
            RelayMetrics metrics,
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
        this.metrics = metrics;
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
        var requestId = Uuid7.at(clock.instant());
        try {
            Facts facts = facts();
            Caller caller = virtualKeys.authenticate(facts, ctx.request().headers());
            rates.admit(caller);
            if (!usage.accepts()) {
                throw Refused.unavailable("usage_unavailable", "Usage cannot be recorded now; try again.");
            }
            new Exchange(this, endpoint, ctx.request(), requestId, facts, caller).start();
        } catch (Refused refused) {
            metrics.count(endpoint, refused.status() < 500 ? Outcome.REFUSED : Outcome.UNAVAILABLE);
            refuse(ctx, endpoint.errors(), refused, requestId.toString());
        }
    }

    private void list(RoutingContext ctx) {
        String requestId = Uuid7.at(clock.instant()).toString();
        try {
            Facts facts = facts();
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

    /// What is known; a gateway that has not read all of it yet must not call a good key invalid.
    private Facts facts() throws Refused {
        if (!feed.caughtUp()) {
            throw Refused.unavailable("not_ready", "The gateway is not ready yet; try again.");
        }
        return feed.current();
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
