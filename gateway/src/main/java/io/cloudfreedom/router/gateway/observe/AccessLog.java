package io.cloudfreedom.router.gateway.observe;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One line for each request, `key=value`, in the category `access`. No header, no query, no body, no token:
/// only ids, counts and times.
@ApplicationScoped
class AccessLog {
    private static final Logger LOG = Logger.getLogger("access");
    private static final int PRIORITY = 600;
    private static final int MAX_PATH = 200;

    /// Everything but `/v1`, which knows more of its requests.
    void others(@Observes Filters filters) {
        filters.register(AccessLog::watch, PRIORITY);
    }

    private static void watch(RoutingContext ctx) {
        String path = ctx.request().path();
        if (path != null && !path.startsWith("/v1/") && LOG.isInfoEnabled()) {
            long begun = System.nanoTime();
            ctx.addEndHandler(end -> write(ctx, path, begun));
        }
        ctx.next();
    }

    private static void write(RoutingContext ctx, String path, long begun) {
        HttpServerResponse response = ctx.response();
        LOG.infof(
                "method=%s path=%s status=%d bytes=%d ms=%.1f",
                ctx.request().method(),
                plain(path),
                response.getStatusCode(),
                response.bytesWritten(),
                millis(System.nanoTime() - begun));
    }

    void write(Ended request) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        StringBuilder line = new StringBuilder(384)
                .append("path=")
                .append(request.endpoint().path())
                .append(" status=")
                .append(request.status())
                .append(" outcome=")
                .append(request.outcome().tag())
                .append(" request_id=")
                .append(request.requestId());
        Caller caller = request.caller();
        if (caller != null) {
            add(line, "tenant_id", caller.tenant().id());
            add(line, "virtual_key_id", caller.key().id());
        }
        add(line, "model", request.model());
        add(line, "proxy_id", request.proxyId());
        Candidate served = request.served();
        if (served != null) {
            add(line, "key_id", served.key().id());
        }
        add(
                line,
                "key_source",
                request.source() == null ? null : request.source().json());
        Tokens tokens = request.tokens();
        if (tokens != null) {
            add(line, "input_tokens", tokens.input());
            add(line, "output_tokens", tokens.output());
        }
        add(line, "cost", request.cost());
        if (request.firstByteNanos() >= 0) {
            add(line, "first_byte_us", TimeUnit.NANOSECONDS.toMicros(request.firstByteNanos()));
        }
        add(line, "us", TimeUnit.NANOSECONDS.toMicros(request.nanos()));
        LOG.info(line);
    }

    private static void add(StringBuilder line, String name, @Nullable Object value) {
        if (value != null) {
            line.append(' ').append(name).append('=').append(value);
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    /// A path cannot forge a line of the log.
    private static String plain(String path) {
        String shown = path.length() > MAX_PATH ? path.substring(0, MAX_PATH) : path;
        return shown.chars().allMatch(c -> c > 0x20 && c < 0x7f) ? shown : "(unprintable)";
    }
}
