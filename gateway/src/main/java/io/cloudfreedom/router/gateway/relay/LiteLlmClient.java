package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.admission.AdmissionSigner;
import io.cloudfreedom.router.gateway.admission.Admitted;
import io.cloudfreedom.router.gateway.services.Address;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Connections to LiteLLM processes: HTTP/1.1, kept alive.
@ApplicationScoped
class LiteLlmClient {
    /// All that LiteLLM may see of the client's headers; it takes orders from others.
    private static final List<CharSequence> PASSED =
            List.of("accept", "anthropic-version", "traceparent", "tracestate");

    private final HttpClient http;
    private final RelayConfig config;

    LiteLlmClient(Vertx vertx, RelayConfig config) {
        this.config = config;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(Math.toIntExact(config.keepAlive().toSeconds()))
                        .setConnectTimeout(Math.toIntExact(config.connect().toMillis()))
                        .setDecompressionSupported(false)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    /// A connection, with nothing sent yet: a failure is proof that nothing left.
    Future<HttpClientRequest> connect(Admitted admitted, String path, MultiMap clientHeaders) {
        Address address = admitted.proxy().address();
        RequestOptions options = new RequestOptions()
                .setServer(address.socket())
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setMethod(HttpMethod.POST)
                .setURI(address.prefix() + path)
                .setConnectTimeout(config.connect().toMillis())
                .setIdleTimeout(config.idle().toMillis());
        return http.request(options).map(request -> {
            MultiMap headers = request.headers();
            for (CharSequence name : PASSED) {
                String value = clientHeaders.get(name);
                if (value != null) {
                    headers.set(name, value);
                }
            }
            headers.set("content-type", "application/json");
            headers.set(AdmissionSigner.HEADER, admitted.header());
            return request;
        });
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
