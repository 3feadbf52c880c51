package io.cloudfreedom.router.kit.outbound;

import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// Calls addresses that someone else chose.
///
/// Guarantees: https on an allowed port only; the address that is dialled is the one that was checked; no
/// redirect is followed; no connection is kept; time and size are bounded. Fails with [OutboundFailure],
/// whose text tells nothing of the response.
@ApplicationScoped
public class OutboundClient {
    private final OutboundConfig config;
    private final OutboundGuard guard;
    private final HttpClient http;
    /// Resolving a name blocks.
    private final ExecutorService resolvers = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    OutboundClient(Vertx vertx, OutboundConfig config) {
        this(vertx, config, AddressResolver.SYSTEM);
    }

    OutboundClient(Vertx vertx, OutboundConfig config, AddressResolver resolver) {
        this.config = config;
        this.guard = new OutboundGuard(config.allowLoopback(), config.ports(), resolver);
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setSslHandshakeTimeout(config.connectTimeout().toSeconds())
                .setMaxRedirects(0));
    }

    public Uni<OutboundResponse> send(OutboundRequest request) {
        return Uni.createFrom()
                .item(() -> guard.admit(request.uri()))
                .runSubscriptionOn(resolvers)
                .chain(address -> exchange(request, address))
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .transform(OutboundClient::reason);
    }

    private Uni<OutboundResponse> exchange(OutboundRequest request, InetAddress address) {
        return Uni.createFrom()
                .completionStage(() -> http.request(options(request.uri(), request.method(), address))
                        .compose(call -> call(call, request))
                        .toCompletionStage());
    }

    /// Runs on the connection's event loop and leaves it only when the reader of the response is in place: a reader
    /// that the caller's thread adds comes too late when that thread is held up while the response comes.
    private io.vertx.core.Future<OutboundResponse> call(HttpClientRequest call, OutboundRequest request) {
        return write(call, request).recover(OutboundClient::unanswered).compose(this::read);
    }

    private RequestOptions options(URI uri, String method, InetAddress address) {
        int port = OutboundGuard.port(uri);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(OutboundGuard.isTls(uri))
                .setMethod(HttpMethod.valueOf(method))
                .setFollowRedirects(false)
                .setTimeout(config.timeout().toMillis())
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static io.vertx.core.Future<HttpClientResponse> write(HttpClientRequest call, OutboundRequest request) {
        request.headers().forEach(call::putHeader);
        return request.body().isEmpty() ? call.send() : call.send(Buffer.buffer(request.body()));
    }

    /// What fails between the connection and the head of a response, other than by time, is a connection that
    /// broke.
    private static io.vertx.core.Future<HttpClientResponse> unanswered(Throwable t) {
        return io.vertx.core.Future.failedFuture(
                t instanceof TimeoutException ? t : new OutboundFailure(Reason.CLOSED));
    }

    private io.vertx.core.Future<OutboundResponse> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        var done = io.vertx.core.Promise.<OutboundResponse>promise();
        response.handler(part -> {
            if (body.length() + part.length() > config.maxBody()) {
                done.tryFail(new OutboundFailure(Reason.TOO_LARGE));
                response.request().reset();
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(done::tryFail);
        response.endHandler(end -> done.tryComplete(answer(response, body)));
        return done.future();
    }

    private static OutboundResponse answer(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return new OutboundResponse(response.statusCode(), headers, body.toString(StandardCharsets.UTF_8));
    }

    private static OutboundFailure reason(Throwable t) {
        return switch (t) {
            case OutboundFailure known -> known;
            case TimeoutException late -> new OutboundFailure(Reason.TIMEOUT);
            case io.smallrye.mutiny.TimeoutException late -> new OutboundFailure(Reason.TIMEOUT);
            case io.netty.channel.ConnectTimeoutException late -> new OutboundFailure(Reason.TIMEOUT);
            case SSLException tls -> new OutboundFailure(Reason.TLS);
            default -> new OutboundFailure(Reason.UNREACHABLE);
        };
    }

    @PreDestroy
    void close() {
        http.close();
        resolvers.shutdown();
    }
}
