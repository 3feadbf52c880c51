package io.cloudfreedom.router.testkit.vault;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/// A way in which Vault fails its clients.
public enum VaultFault {
    /// 503, as a sealed server answers.
    SEALED(503, "{\"errors\":[\"Vault is sealed\"]}"),
    /// 500, as a server without a leader answers.
    NO_LEADER(500, "{\"errors\":[\"local node not active but active cluster node not found\"]}"),
    /// 473, as a performance standby answers that cannot forward.
    STANDBY(473, "{\"errors\":[]}"),
    /// 429 with the time to wait.
    RATE_LIMITED(429, "{\"errors\":[\"request path \\\"\\\": rate limit quota exceeded\"]}"),
    /// 502 with a page of a proxy in between that shows what it was sent.
    BAD_GATEWAY(502, ""),
    /// The connection breaks before Vault has seen the request.
    RESET_BEFORE(0, ""),
    /// Vault does what is asked, and the connection breaks before its answer.
    RESET_AFTER(0, ""),
    /// The request reaches Vault only after its client has given up waiting.
    SLOW(0, "");

    /// How long a slow request is held back; a client that is to meet it waits less for one answer.
    public static final Duration DELAY = Duration.ofSeconds(3);

    /// What a server over its limit asks its clients to wait.
    public static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int status;
    private final String text;

    VaultFault(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    MultiMap headers() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.set("Content-Type", this == BAD_GATEWAY ? "text/html" : "application/json");
        if (this == RATE_LIMITED) {
            headers.set("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
        }
        return headers;
    }

    Buffer body(Buffer request) {
        return this == BAD_GATEWAY
                ? Buffer.buffer("<h1>502 Bad Gateway</h1><pre>")
                        .appendBuffer(request)
                        .appendString("</pre>")
                : Buffer.buffer(text);
    }
}
