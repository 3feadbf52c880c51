package io.cloudfreedom.router.key.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// Where a request comes from: the other end of its connection, unless that is a proxy of ours. Then it is
/// what the proxy says in `X-Forwarded-For`, which the HTTP server puts in its place; everybody else's header
/// is not looked at.
final class SourceAddress {
    private SourceAddress() {}

    static @Nullable String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null ? null : address.hostAddress() == null ? address.host() : address.hostAddress();
    }
}
