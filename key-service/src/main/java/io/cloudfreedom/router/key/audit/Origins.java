package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.identity.Caller;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

/// The origin of the request at hand.
@RequestScoped
public class Origins {
    static final String REQUEST_ID = "x-request-id";

    private final Caller caller;
    private final HttpServerRequest request;

    Origins(Caller caller, HttpServerRequest request) {
        this.caller = caller;
        this.request = request;
    }

    public Origin current() {
        return new Origin(caller.actor(), request.getHeader(REQUEST_ID), SourceAddress.of(request));
    }
}
