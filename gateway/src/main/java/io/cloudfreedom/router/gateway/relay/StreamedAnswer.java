package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.meter.SseMeter;
import io.cloudfreedom.router.gateway.observe.Outcome;
import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An answer that streams: passed on event by event, with back-pressure, and cut when it has used its reservation.
final class StreamedAnswer {
    private static final Logger LOG = Logger.getLogger(StreamedAnswer.class);

    private final Relay relay;
    private final Exchange exchange;
    private final Admitted permit;
    private final HttpClientResponse answer;
    private final HttpServerResponse response;
    private final SseMeter meter;
    private final Optional<Served> served;
    private @Nullable Instant firstToken;
    private boolean over;

    StreamedAnswer(Relay relay, Exchange exchange, Admitted permit, HttpClientResponse answer, Scanned body) {
        this.relay = relay;
        this.exchange = exchange;
        this.permit = permit;
        this.answer = answer;
        this.response = exchange.response();
        this.served = Served.of(permit, answer.headers());
        this.meter = new SseMeter(body, Reserved.of(permit, served), relay.config.maxEvent());
    }

    void start() {
        served.ifPresent(exchange::tellKey);
        response.setStatusCode(answer.statusCode())
                .putHeader("content-type", "text/event-stream")
                .putHeader("cache-control", "no-cache")
                .putHeader("x-request-id", exchange.story().requestId().toString())
                .setChunked(true);
        relay.limits.write(response.headers(), exchange.caller());
        answer.handler(this::pass);
        answer.endHandler(end -> complete());
        answer.exceptionHandler(this::broken);
    }

    private void pass(Buffer chunk) {
        if (over) {
            return;
        }
        if (firstToken == null) {
            firstToken = relay.clock.instant();
        }
        Buffer out = meter.feed(chunk);
        if (meter.isCut()) {
            cut(out);
        } else if (out.length() > 0 && !exchange.isClientGone()) {
            response.write(out);
            if (response.writeQueueFull()) {
                answer.pause();
                response.drainHandler(drained -> answer.resume());
            }
        }
    }

    /// The client gets the last events, the provider is stopped, and what it all cost is the agent's to say.
    private void cut(Buffer lastEvents) {
        over = true;
        LOG.debugf(
                "request_id=%s cut: its reservation is used up",
                exchange.story().requestId());
        permit.proxy().end();
        exchange.resetUpstream();
        if (exchange.isClientGone()) {
            exchange.end(Outcome.CLIENT_GONE);
        } else {
            response.end(lastEvents);
            exchange.end(Outcome.CUT_BY_BUDGET);
        }
    }

    private void complete() {
        if (over) {
            return;
        }
        over = true;
        permit.proxy().end();
        Buffer rest = meter.end();
        if (exchange.isClientGone()) {
            exchange.end(Outcome.CLIENT_GONE);
            return;
        }
        Instant first = firstToken;
        boolean metered = relay.settlement.book(
                permit,
                exchange.caller(),
                served,
                meter.metered(),
                first == null ? relay.clock.instant() : first,
                exchange.story());
        response.end(rest);
        exchange.end(metered ? Outcome.METERED : Outcome.UNMETERED);
    }

    /// The stream broke: the client is told in the stream's own words.
    private void broken(Throwable cause) {
        if (over) {
            return;
        }
        over = true;
        LOG.debugf("request_id=%s stream cut: %s", exchange.story().requestId(), cause.getMessage());
        permit.proxy().end();
        if (!exchange.isClientGone()) {
            ErrorBody shape = exchange.endpoint().errors();
            String error =
                    shape.of(502, shape.typeOf(502, ""), "upstream_error", null, "The stream was cut by the provider.");
            response.end(shape.event(error));
        }
        exchange.end(exchange.isClientGone() ? Outcome.CLIENT_GONE : Outcome.LOST);
    }
}
