package io.cloudfreedom.router.gateway.services;

import io.cloudfreedom.router.contracts.ContractJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Calls to usage-service with the gateway's own token. Bodies are contract records; a status of 300 or more is a
/// [ServiceFailure].
@ApplicationScoped
public class ServiceClient {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int CONNECTIONS = 32;

    private final HttpClient http;
    private final Address address;
    private final ServiceToken token;

    ServiceClient(
            Vertx vertx, ServiceToken token, @ConfigProperty(name = "router.usage-service.url") String usageService) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAliveTimeout(30),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.address = Address.of(usageService);
        this.token = token;
    }

    public Future<Buffer> post(String path, Object body, Duration timeout) {
        return call(HttpMethod.POST, path, timeout)
                .compose(request -> request.putHeader("content-type", "application/json")
                        .send(Buffer.buffer(ContractJson.write(body)))
                        .compose(ServiceClient::body));
    }

    public Future<Buffer> get(String path, Duration timeout) {
        return call(HttpMethod.GET, path, timeout)
                .compose(request -> request.send().compose(ServiceClient::body));
    }

    private Future<HttpClientRequest> call(HttpMethod method, String path, Duration timeout) {
        RequestOptions options = new RequestOptions()
                .setServer(address.socket())
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setMethod(method)
                .setURI(address.prefix() + path)
                .setTimeout(timeout.toMillis());
        return token.bearer()
                .compose(bearer ->
                        http.request(options).map(request -> request.putHeader("authorization", "Bearer " + bearer)));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() < 300
                        ? Future.succeededFuture(body)
                        : Future.failedFuture(new ServiceFailure(response.statusCode())));
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
