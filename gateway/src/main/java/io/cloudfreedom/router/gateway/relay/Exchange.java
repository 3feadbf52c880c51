package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.admission.Ask;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.meter.JsonMeter;
import io.cloudfreedom.router.gateway.observe.Outcome;
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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One request from its head to the last byte of its answer. All of it runs on the event loop of the client's
/// connection.
///
/// What may end the reservation, and nothing else: a positive rejection or a connection that never came about
/// (it is released), an answer that is complete and told its usage, or the agent's word that no attempt cost
/// anything (it is settled). Everything else leaves it to the agent's record.
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
    private final Story story;
    private final Set<String> tried = new HashSet<>(2);
    private byte[] text = {};
    private int tries;
    private long timer = -1;
    private boolean clientGone;
    private @Nullable Admitted admitted;
    private @Nullable HttpClientRequest upstream;

    Exchange(Relay relay, HttpServerRequest request, Facts facts, Caller caller, Story story) {
        this.relay = relay;
        this.endpoint = story.endpoint();
        this.request = request;
        this.response = request.response();
        this.facts = facts;
        this.caller = caller;
        this.story = story;
        this.context = relay.vertx.getOrCreateContext();
    }

    void start() {
        response.closeHandler(closed -> clientGone());
        response.exceptionHandler(broken -> clientGone());
        timer = relay.vertx.setTimer(relay.config.body().toMillis(), id -> bodyTooSlow());
        BodyReader.read(request, relay.config.maxBody()).onComplete(read -> {
            relay.vertx.cancelTimer(timer);
            if (response.ended()) {
                return; // it came too late
            }
            if (read.failed()) {
                // Whatever else stops a body from coming in is a client that went away.
                clientGone |= !(read.cause() instanceof Refused);
                refuse(read.cause());
                return;
            }
            try {
                text = read.result().getBytes();
                Scanned body = relay.scanner.scan(endpoint, text);
                story.asked(body, facts);
                timer = relay.vertx.setTimer(relay.config.whole().toMillis(), id -> resetUpstream());
                dispatch(body);
            } catch (Refused refused) {
                refuse(refused);
            }
        });
    }

    private void bodyTooSlow() {
        refuse(Refused.of(408, "request_timeout", "The body did not come in in time."));
        request.connection().close();
    }

    private void dispatch(Scanned body) {
        tries++;
        relay.admissions
                .admit(new Ask(story.requestId(), facts, caller, body, tried))
                .onComplete(answer -> here(() -> {
                    if (answer.failed()) {
                        refuse(answer.cause());
                        return;
                    }
                    admitted = answer.result();
                    if (clientGone) {
                        nothingLeft(answer.result());
                        end(Outcome.CLIENT_GONE);
                    } else {
                        send(body, answer.result());
                    }
                }));
    }

    private void send(Scanned body, Admitted permit) {
        permit.proxy().begin();
        story.sentTo(permit);
        relay.client
                .connect(permit, endpoint.path(), request.headers())
                .onComplete(connected -> here(() -> {
                    if (connected.failed()) {
                        neverLeft(body, permit, connected.cause());
                        return;
                    }
                    HttpClientRequest out = connected.result();
                    if (clientGone) {
                        out.reset();
                        permit.proxy().end();
                        nothingLeft(permit);
                        end(Outcome.CLIENT_GONE);
                        return;
                    }
                    upstream = out;
                    story.inject(out.headers());
                    out.send(body.forLiteLlm(text, permit.request().maxOutputTokens()))
                            .onComplete(answered -> here(() -> {
                                if (answered.succeeded()) {
                                    answered(body, permit, answered.result());
                                } else {
                                    lost(permit, answered.cause());
                                }
                            }));
                }));
    }

    /// Certainly nothing was spent: the room and the place on the key are free again.
    private void nothingLeft(Admitted permit) {
        relay.leases.release(permit.reservation());
        permit.use().cancel();
    }

    /// Not one byte was sent: the room is free again, and another process may be tried.
    private void neverLeft(Scanned body, Admitted permit, Throwable cause) {
        LOG.debugf(
                "request_id=%s proxy_id=%s not reached: %s",
                story.requestId(), permit.proxy().id(), cause.getMessage());
        permit.proxy().end();
        permit.proxy().eject(relay.clock.millis());
        nothingLeft(permit);
        again(body, permit);
    }

    private void again(Scanned body, Admitted permit) {
        tried.add(permit.proxy().id());
        if (clientGone) {
            end(Outcome.CLIENT_GONE);
        } else if (tries >= relay.config.tries()) {
            refuse(Refused.unavailable("no_upstream", "No LiteLLM could take the request; try again."));
        } else {
            story.begunAnew(Uuid7.at(relay.clock.instant()));
            dispatch(body);
        }
    }

    private void answered(Scanned body, Admitted permit, HttpClientResponse answer) {
        permit.proxy().answered(answer.statusCode(), relay.clock.millis());
        story.firstByte();
        if (answer.statusCode() / 100 != 2) {
            failed(body, permit, answer);
        } else if (isEventStream(answer)) {
            new StreamedAnswer(relay, this, permit, answer, body).start();
        } else {
            whole(answer, relay.config.maxAnswer())
                    .onSuccess(whole -> succeeded(body, permit, answer, whole))
                    .onFailure(cause -> lost(permit, cause));
        }
    }

    private void failed(Scanned body, Admitted permit, HttpClientResponse answer) {
        whole(answer, relay.config.maxAnswer())
                .onSuccess(whole -> {
                    permit.proxy().end();
                    ProviderError error = ProviderError.read(answer.statusCode(), whole);
                    Optional<String> rejection = error.rejection(story.requestId());
                    if (rejection.isPresent()) {
                        LOG.debugf("request_id=%s rejected: %s", story.requestId(), rejection.get());
                        nothingLeft(permit);
                        again(body, permit);
                        return;
                    }
                    if (Served.failuresWereFree(answer.headers())) {
                        relay.settlement.nothingSpent(permit);
                    }
                    tellError(error, answer.getHeader("retry-after"));
                })
                .onFailure(cause -> lost(permit, cause));
    }

    private void tellError(ProviderError error, @Nullable String retryAfter) {
        if (retryAfter != null && !response.headWritten()) {
            response.putHeader("retry-after", retryAfter);
        }
        int status = error.clientStatus() == 409 ? 502 : error.clientStatus();
        relay.limits.write(response.headers(), caller);
        Reply.json(response, status, story.requestId().toString(), Buffer.buffer(error.body(endpoint.errors())));
        end(Outcome.PROVIDER_ERROR);
    }

    private void succeeded(Scanned body, Admitted permit, HttpClientResponse answer, Buffer whole) {
        permit.proxy().end();
        JsonMeter.Result result = JsonMeter.meter(whole, body.model(), body.hasOutput());
        Optional<Served> served = Served.of(permit, answer.headers());
        served.ifPresent(this::tellKey);
        boolean metered = relay.settlement.book(permit, caller, served, result.metered(), relay.clock.instant(), story);
        if (!clientGone && !response.ended()) {
            story.cost().ifPresent(money -> response.putHeader("x-cf-cost", money.toString()));
            relay.limits.write(response.headers(), caller);
            Reply.json(response, answer.statusCode(), story.requestId().toString(), result.body());
        }
        end(metered ? Outcome.METERED : Outcome.UNMETERED);
    }

    /// Sent, and no answer: nobody but the agent knows what came of it.
    private void lost(Admitted permit, Throwable cause) {
        LOG.debugf(
                "request_id=%s proxy_id=%s lost: %s",
                story.requestId(), permit.proxy().id(), cause.getMessage());
        permit.proxy().end();
        if (!clientGone) {
            permit.proxy().answered(502, relay.clock.millis());
            tell(Refused.of(502, "upstream_error", "The request was sent and its answer was lost."));
            end(Outcome.LOST);
        } else {
            end(Outcome.CLIENT_GONE);
        }
    }

    void tellKey(Served served) {
        story.servedBy(served);
        if (!response.headWritten()) {
            response.putHeader("x-cf-key-source", served.source().json())
                    .putHeader("x-cf-key-id", served.candidate().key().id().toString());
        }
    }

    private void refuse(Throwable cause) {
        if (clientGone) {
            end(Outcome.CLIENT_GONE);
        } else if (cause instanceof Refused refused) {
            tell(refused);
            end(refused.status() < 500 ? Outcome.REFUSED : Outcome.UNAVAILABLE);
        } else {
            LOG.errorf(cause, "request_id=%s failed", story.requestId());
            tell(Refused.of(500, "internal_error", "The gateway failed."));
            end(Outcome.UNAVAILABLE);
        }
    }

    private void tell(Refused refused) {
        request.resume();
        if (!response.headWritten()) {
            relay.limits.write(response.headers(), caller);
        }
        Reply.refuse(response, endpoint.errors(), refused, story.requestId().toString());
    }

    private void clientGone() {
        if (!response.ended()) {
            clientGone = true;
            resetUpstream();
        }
    }

    /// Closes the way to LiteLLM: what still runs there ends, and the agent records it.
    void resetUpstream() {
        HttpClientRequest out = upstream;
        if (out != null) {
            out.reset();
        }
    }

    boolean isClientGone() {
        return clientGone;
    }

    HttpServerResponse response() {
        return response;
    }

    Caller caller() {
        return caller;
    }

    Story story() {
        return story;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    void end(Outcome outcome) {
        upstream = null;
        if (timer >= 0) {
            relay.vertx.cancelTimer(timer);
            timer = -1;
        }
        Admitted permit = admitted;
        if (permit != null) {
            permit.use().end();
        }
        story.end(outcome, clientGone ? 0 : response.getStatusCode());
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
}
