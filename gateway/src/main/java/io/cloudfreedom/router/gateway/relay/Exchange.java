package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.admission.Ask;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.meter.JsonMeter;
import io.cloudfreedom.router.gateway.meter.Metered;
import io.cloudfreedom.router.gateway.meter.SseMeter;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request from its head to the last byte of its answer. All of it runs on the event loop of the client's
/// connection.
///
/// What may end the reservation, and nothing else: a positive rejection or a connection that never came about (it
/// is
/// released), an answer that is complete and told its usage (it is settled). Everything else leaves it to the
/// agent's
/// record.
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    private static final String EVENT_STREAM = "text/event-stream";

    private final Relay relay;
    private final Endpoint endpoint;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Facts facts;
    private final Caller caller;
    private final Context context;
    private final Set<String> tried = new HashSet<>();
    private byte[] text = {};
    private UUID requestId;
    private int tries;
    private long timer = -1;
    private boolean clientGone;
    private @Nullable HttpClientRequest upstream;

    Exchange(Relay relay, Endpoint endpoint, HttpServerRequest request, UUID requestId, Facts facts, Caller caller) {
        this.relay = relay;
        this.endpoint = endpoint;
        this.request = request;
        this.response = request.response();
        this.requestId = requestId;
        this.facts = facts;
        this.caller = caller;
        this.context = relay.vertx.getOrCreateContext();
    }

    void start() {
        response.closeHandler(closed -> clientGone());
        response.exceptionHandler(broken -> clientGone());
        BodyReader.read(request, relay.config.maxBody()).onComplete(read -> {
            if (read.failed()) {
                // Whatever else stops a body from coming in is a client that went away.
                clientGone |= !(read.cause() instanceof Refused);
                refuse(read.cause());
                return;
            }
            try {
                text = read.result().getBytes();
                Scanned body = relay.scanner.scan(endpoint, text);
                timer = relay.vertx.setTimer(relay.config.whole().toMillis(), id -> tooLong());
                dispatch(body);
            } catch (Refused refused) {
                refuse(refused);
            }
        });
    }

    private void dispatch(Scanned body) {
        tries++;
        relay.admissions
                .admit(new Ask(requestId, facts, caller, body, tried))
                .onComplete(admitted -> here(() -> {
                    if (admitted.failed()) {
                        refuse(admitted.cause());
                    } else if (clientGone) {
                        relay.leases.release(admitted.result().reservation());
                        end(Outcome.CLIENT_GONE);
                    } else {
                        send(body, admitted.result());
                    }
                }));
    }

    private void send(Scanned body, Admitted admitted) {
        admitted.proxy().begin();
        relay.client
                .connect(admitted, endpoint.path(), request.headers())
                .onComplete(connected -> here(() -> {
                    if (connected.failed()) {
                        neverLeft(body, admitted, connected.cause());
                        return;
                    }
                    HttpClientRequest out = connected.result();
                    if (clientGone) {
                        out.reset();
                        admitted.proxy().end();
                        relay.leases.release(admitted.reservation());
                        end(Outcome.CLIENT_GONE);
                        return;
                    }
                    upstream = out;
                    out.send(body.forLiteLlm(text, admitted.output()))
                            .onComplete(answered -> here(() -> {
                                if (answered.succeeded()) {
                                    answered(body, admitted, answered.result());
                                } else {
                                    lost(admitted, answered.cause());
                                }
                            }));
                }));
    }

    /// Not one byte was sent: the room is free again, and another process may be tried.
    private void neverLeft(Scanned body, Admitted admitted, Throwable cause) {
        LOG.debugf(
                "request_id=%s proxy_id=%s not reached: %s",
                requestId, admitted.proxy().id(), cause.getMessage());
        admitted.proxy().end();
        admitted.proxy().eject(relay.clock.millis());
        relay.leases.release(admitted.reservation());
        again(body, admitted);
    }

    private void again(Scanned body, Admitted admitted) {
        tried.add(admitted.proxy().id());
        if (clientGone) {
            end(Outcome.CLIENT_GONE);
        } else if (tries >= relay.config.tries()) {
            refuse(Refused.unavailable("no_upstream", "No LiteLLM could take the request; try again."));
        } else {
            requestId = Uuid7.at(relay.clock.instant());
            dispatch(body);
        }
    }

    private void answered(Scanned body, Admitted admitted, HttpClientResponse answer) {
        admitted.proxy().answered(answer.statusCode(), relay.clock.millis());
        if (answer.statusCode() / 100 != 2) {
            failed(body, admitted, answer);
        } else if (isEventStream(answer)) {
            new Stream(admitted, answer, body).start();
        } else {
            whole(answer, relay.config.maxAnswer())
                    .onSuccess(text -> succeeded(body, admitted, answer, text))
                    .onFailure(cause -> lost(admitted, cause));
        }
    }

    private void failed(Scanned body, Admitted admitted, HttpClientResponse answer) {
        whole(answer, relay.config.maxAnswer())
                .onSuccess(text -> {
                    admitted.proxy().end();
                    ProviderError error = ProviderError.read(answer.statusCode(), text);
                    Optional<String> rejection = error.rejection(requestId);
                    if (rejection.isPresent()) {
                        LOG.debugf("request_id=%s rejected: %s", requestId, rejection.get());
                        relay.leases.release(admitted.reservation());
                        again(body, admitted);
                        return;
                    }
                    String retryAfter = answer.getHeader("retry-after");
                    if (retryAfter != null && !response.ended()) {
                        response.putHeader("retry-after", retryAfter);
                    }
                    int status = error.clientStatus() == 409 ? 502 : error.clientStatus();
                    Reply.json(response, status, requestId.toString(), Buffer.buffer(error.body(endpoint.errors())));
                    end(Outcome.PROVIDER_ERROR);
                })
                .onFailure(cause -> lost(admitted, cause));
    }

    private void succeeded(Scanned body, Admitted admitted, HttpClientResponse answer, Buffer text) {
        admitted.proxy().end();
        JsonMeter.Result result = JsonMeter.meter(text, body.model(), body.hasOutput());
        Optional<Served> served = Served.of(admitted, answer.headers());
        served.ifPresent(this::tellKey);
        Optional<Money> cost = book(admitted, served, result.metered(), relay.clock.instant());
        if (!clientGone && !response.ended()) {
            cost.ifPresent(money -> response.putHeader("x-cf-cost", money.toString()));
            Reply.json(response, answer.statusCode(), requestId.toString(), result.body());
        }
        end(cost.isPresent() ? Outcome.METERED : Outcome.UNMETERED);
    }

    private Optional<Money> book(Admitted admitted, Optional<Served> served, Metered metered, Instant firstToken) {
        if (served.isEmpty() || metered.exact().isEmpty()) {
            LOG.debugf("request_id=%s without exact usage: left to the agent's record", requestId);
            return Optional.empty();
        }
        return Optional.of(relay.settlement.book(
                admitted, caller, served.get(), metered.exact().get(), firstToken, metered.providerRequestId()));
    }

    /// Sent, and no answer: nobody but the agent knows what came of it.
    private void lost(Admitted admitted, Throwable cause) {
        LOG.debugf(
                "request_id=%s proxy_id=%s lost: %s",
                requestId, admitted.proxy().id(), cause.getMessage());
        admitted.proxy().end();
        if (!clientGone) {
            admitted.proxy().answered(502, relay.clock.millis());
            end(Outcome.LOST);
            tell(Refused.of(502, "upstream_error", "The request was sent and its answer was lost."));
        } else {
            end(Outcome.CLIENT_GONE);
        }
    }

    private void tellKey(Served served) {
        if (!response.headWritten()) {
            response.putHeader("x-cf-key-source", served.source().json())
                    .putHeader("x-cf-key-id", served.candidate().key().id().toString());
        }
    }

    private void refuse(Throwable cause) {
        if (clientGone) {
            end(Outcome.CLIENT_GONE);
        } else if (cause instanceof Refused refused) {
            end(refused.status() < 500 ? Outcome.REFUSED : Outcome.UNAVAILABLE);
            tell(refused);
        } else {
            LOG.errorf(cause, "request_id=%s failed", requestId);
            end(Outcome.UNAVAILABLE);
            tell(Refused.of(500, "internal_error", "The gateway failed."));
        }
    }

    private void tell(Refused refused) {
        request.resume();
        Reply.refuse(response, endpoint.errors(), refused, requestId.toString());
    }

    private void clientGone() {
        if (!response.ended()) {
            clientGone = true;
            HttpClientRequest out = upstream;
            if (out != null) {
                out.reset();
            }
        }
    }

    private void tooLong() {
        HttpClientRequest out = upstream;
        if (out != null) {
            out.reset();
        }
    }

    private void end(Outcome outcome) {
        relay.metrics.count(endpoint, outcome);
        upstream = null;
        if (timer >= 0) {
            relay.vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    /// Continues on this connection's event loop, at once when already on it.
    private void here(Runnable next) {
        if (relay.vertx.getOrCreateContext().equals(context)) {
            next.run();
        } else {
            context.runOnContext(v -> next.run());
        }
    }

    private static boolean isEventStream(HttpClientResponse answer) {
        String type = answer.getHeader("content-type");
        return type != null && type.startsWith(EVENT_STREAM);
    }

    private static Future<Buffer> whole(HttpClientResponse answer, int maxBytes) {
        Promise<Buffer> read = Promise.promise();
        Buffer text = Buffer.buffer();
        answer.handler(chunk -> {
            text.appendBuffer(chunk);
            if (text.length() > maxBytes) {
                read.tryFail("the answer is longer than " + maxBytes + " bytes");
                answer.request().reset();
            }
        });
        answer.exceptionHandler(read::tryFail);
        answer.endHandler(end -> read.tryComplete(text));
        return read.future();
    }

    /// An answer that streams: passed on event by event, with back-pressure.
    private final class Stream {
        private final Admitted admitted;
        private final HttpClientResponse answer;
        private final SseMeter meter;
        private final Optional<Served> served;
        private @Nullable Instant firstToken;
        private boolean over;

        Stream(Admitted admitted, HttpClientResponse answer, Scanned body) {
            this.admitted = admitted;
            this.answer = answer;
            this.served = Served.of(admitted, answer.headers());
            this.meter = new SseMeter(body.model(), body.usageAsked(), endpoint.errors(), relay.config.maxEvent());
        }

        void start() {
            served.ifPresent(Exchange.this::tellKey);
            response.setStatusCode(answer.statusCode())
                    .putHeader("content-type", EVENT_STREAM)
                    .putHeader("cache-control", "no-cache")
                    .putHeader("x-request-id", requestId.toString())
                    .setChunked(true);
            answer.handler(this::pass);
            answer.endHandler(end -> complete());
            answer.exceptionHandler(this::cut);
        }

        private void pass(Buffer chunk) {
            if (firstToken == null) {
                firstToken = relay.clock.instant();
            }
            Buffer out = meter.feed(chunk);
            if (out.length() == 0 || clientGone) {
                return;
            }
            response.write(out);
            if (response.writeQueueFull()) {
                answer.pause();
                response.drainHandler(drained -> answer.resume());
            }
        }

        private void complete() {
            if (over) {
                return;
            }
            over = true;
            admitted.proxy().end();
            Buffer rest = meter.end();
            Instant first = firstToken;
            if (clientGone) {
                end(Outcome.CLIENT_GONE);
                return;
            }
            Optional<Money> cost =
                    book(admitted, served, meter.metered(), first == null ? relay.clock.instant() : first);
            response.end(rest);
            end(cost.isPresent() ? Outcome.METERED : Outcome.UNMETERED);
        }

        /// The stream broke: the client is told in the stream's own words.
        private void cut(Throwable cause) {
            if (over) {
                return;
            }
            over = true;
            LOG.debugf("request_id=%s stream cut: %s", requestId, cause.getMessage());
            admitted.proxy().end();
            if (!clientGone) {
                String error = endpoint.errors()
                        .of(502, "server_error", "upstream_error", null, "The stream was cut by the provider.");
                response.end("data: " + error + "\n\n");
            }
            end(clientGone ? Outcome.CLIENT_GONE : Outcome.LOST);
        }
    }
}
