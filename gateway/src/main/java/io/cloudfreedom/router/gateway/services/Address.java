package io.cloudfreedom.router.gateway.services;

import io.vertx.core.net.SocketAddress;
import java.net.URI;

/// Where an HTTP service listens, parsed once.
///
/// @param prefix what goes before every path, without a slash at its end
public record Address(String host, int port, boolean tls, String prefix) {
    /// @throws IllegalArgumentException when it is no http(s) URL
    public static Address of(String url) {
        URI uri = URI.create(url);
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (host == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException("\"" + url + "\" is no http(s) URL");
        }
        boolean tls = "https".equals(scheme);
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getPath() == null ? "" : uri.getPath();
        return new Address(host, port, tls, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    public SocketAddress socket() {
        return SocketAddress.inetSocketAddress(port, host);
    }
}
