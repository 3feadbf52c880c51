package io.cloudfreedom.router.kit.trace;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Each request goes on with its caller's trace, or begins one.
public class TraceFilter {
    @ServerRequestFilter(preMatching = true)
    public void enter(ContainerRequestContext request) {
        Traces.enter(Traceparent.parse(request.getHeaderString(Traceparent.HEADER))
                .map(Traceparent::next)
                .orElseGet(Traceparent::begin));
    }
}
