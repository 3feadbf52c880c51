package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.observe.Ended;
import io.cloudfreedom.router.gateway.observe.Observers;
import io.cloudfreedom.router.gateway.observe.Outcome;
import io.cloudfreedom.router.gateway.observe.Traces;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.opentelemetry.api.trace.Span;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes known of a request while it passes, told to the observers once, when it is over. Used by one
/// thread.
final class Story {
    private final Observers observers;
    private final Traces traces;
    private final Endpoint endpoint;
    private final Span span;
    private final long begun = System.nanoTime();
    private UUID requestId;
    private long firstByteNanos = -1;
    private boolean over;
    private @Nullable Caller caller;
    private @Nullable String model;
    private @Nullable String proxyId;
    private @Nullable Served served;
    private @Nullable Tokens tokens;
    private @Nullable Money cost;
    private @Nullable String responseId;

    Story(Observers observers, Traces traces, Endpoint endpoint, UUID requestId, MultiMap headers) {
        this.observers = observers;
        this.traces = traces;
        this.endpoint = endpoint;
        this.requestId = requestId;
        this.span = traces.begin(endpoint, headers);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /// The id of the dispatch at hand.
    UUID requestId() {
        return requestId;
    }

    void begunAnew(UUID id) {
        requestId = id;
    }

    void of(Caller who) {
        caller = who;
    }

    /// A name that is in no catalogue could be anything, so it is not told.
    void asked(Scanned body, Facts facts) {
        model = facts.models().containsKey(body.model()) ? body.model() : null;
    }

    void sentTo(Admitted permit) {
        proxyId = permit.proxy().id();
    }

    void inject(MultiMap headers) {
        traces.inject(span, headers);
    }

    void firstByte() {
        firstByteNanos = System.nanoTime() - begun;
    }

    void servedBy(Served by) {
        served = by;
    }

    void cost(Tokens used, Money paid, @Nullable String answerId) {
        tokens = used;
        cost = paid;
        responseId = answerId;
    }

    Optional<Money> cost() {
        return Optional.ofNullable(cost);
    }

    void end(Outcome outcome, int status) {
        if (over) {
            return;
        }
        over = true;
        Served by = served;
        Ended ended = new Ended(
                endpoint,
                outcome,
                requestId,
                caller,
                model,
                status,
                proxyId,
                by == null ? null : by.candidate(),
                by == null ? null : by.source(),
                tokens,
                cost,
                responseId,
                firstByteNanos,
                System.nanoTime() - begun);
        traces.end(span, ended);
        observers.ended(ended);
    }
}
