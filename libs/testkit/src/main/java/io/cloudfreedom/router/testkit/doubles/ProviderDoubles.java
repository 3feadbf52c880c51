package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// One loopback server that is OpenAI, Azure OpenAI, Google AI Studio, Vertex, AWS Bedrock and Anthropic at once.
///
/// - `PUT /__control {"credential" | "credential_sha256", "mode"?, "chunks"?, "interval_ms"?}` changes how
///   a credential is treated from the next request on; `DELETE /__control` forgets that.
/// - `GET /__requests?since=SEQ&credential_sha256=HEX` what was asked, in pages of 10,000, `GET /__requests/last` the
///   newest of them, `GET /__totals` what a provider would invoice, by provider, credential and model;
///   `DELETE /__requests` clears all.
/// - Every response has the header `x-provider-double`, so that no one can take it for the real thing.
public final class ProviderDoubles implements AutoCloseable {
    /// The header that marks every response; its value is the provider's name.
    public static final String MARK = "x-provider-double";

    private static final int LARGEST_BODY = 64 << 20;
    private static final long SLOW_MILLIS = 2000;

    private final Vertx vertx;
    private final String host;
    private final int port;

    private ProviderDoubles(Vertx vertx, String host, int port) {
        this.vertx = vertx;
        this.host = host;
        this.port = port;
    }

    /// Starts the doubles; port 0 is any free one. Returns when they answer.
    public static ProviderDoubles start(String host, int port) {
        Vertx vertx = Vertx.vertx();
        try {
            int bound = port == 0 ? freePort(host) : port;
            Doubles doubles = new Doubles(Clock.systemUTC());
            vertx.deployVerticle(
                            () -> new Server(doubles, host, bound),
                            new DeploymentOptions()
                                    .setInstances(
                                            Math.min(4, Runtime.getRuntime().availableProcessors())))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new ProviderDoubles(vertx, host, bound);
        } catch (CompletionException | IOException e) {
            vertx.close();
            throw new IllegalStateException("the doubles cannot listen on " + host + ":" + port, e);
        }
    }

    public String url() {
        return "http://" + host + ":" + port;
    }

    public int port() {
        return port;
    }

    /// The base URL of each provider, by its name in the configuration `router.provider-endpoints.<name>`.
    public static Map<String, String> endpoints(String url) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("openai", url + OpenAiDouble.BASE);
        endpoints.put("azure", url + AzureDouble.BASE);
        endpoints.put("google", url + GeminiDouble.BASE);
        endpoints.put("vertex", url + VertexDouble.BASE);
        endpoints.put("vertex-token", url + VertexDouble.TOKEN);
        endpoints.put("aws-runtime", url + BedrockDouble.BASE);
        endpoints.put("aws-control", url + BedrockDouble.BASE);
        endpoints.put("anthropic", url + AnthropicDouble.BASE);
        return endpoints;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }

    /// One event loop of the server.
    private static final class Server extends AbstractVerticle {
        private final Doubles doubles;
        private final String host;
        private final int port;

        Server(Doubles doubles, String host, int port) {
            this.doubles = doubles;
            this.host = host;
            this.port = port;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 << 10))
                    .requestHandler(request -> doubles.read(vertx, request))
                    .listen(port, host)
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    /// The state shared by all event loops, and the way of one request through it.
    private static final class Doubles {
        private final List<ProviderDouble> providers;
        private final Controls controls = new Controls();
        private final RequestLog log = new RequestLog();

        Doubles(Clock clock) {
            providers = List.of(
                    new OpenAiDouble(clock),
                    new AzureDouble(clock),
                    new GeminiDouble(),
                    new VertexDouble(clock),
                    new BedrockDouble(clock),
                    new AnthropicDouble());
        }

        void read(Vertx vertx, HttpServerRequest request) {
            Buffer body = Buffer.buffer();
            request.handler(part -> {
                if (body.length() + part.length() > LARGEST_BODY) {
                    request.connection().close();
                } else {
                    body.appendBuffer(part);
                }
            });
            request.endHandler(read -> {
                try {
                    serve(vertx, request, Call.of(request, body));
                } catch (ClassCastException | IllegalArgumentException e) {
                    answer(request, "none", Reply.error(400, new JsonObject().put("error", "malformed request")));
                }
            });
        }

        private void serve(Vertx vertx, HttpServerRequest request, Call call) {
            if (call.path().startsWith("/__")) {
                answer(request, "control", control(call));
                return;
            }
            Optional<ProviderDouble> provider =
                    providers.stream().filter(each -> each.serves(call.path())).findFirst();
            if (provider.isEmpty()) {
                answer(request, "none", Reply.error(404, new JsonObject().put("error", "no provider has this path")));
                return;
            }
            request.response().putHeader(MARK, provider.get().name());
            serve(vertx, request, call, provider.get());
        }

        private void serve(Vertx vertx, HttpServerRequest request, Call call, ProviderDouble provider) {
            Caller caller = provider.identify(call);
            Credential credential = caller.credential();
            Mode mode = controls.modeOf(credential);
            Controls.Pace pace = controls.paceOf(credential);
            int chunks = mode == Mode.TICK ? pace.chunks() : 0;
            Reply refusal = caller.refusal();
            Reply reply = mode.refuses()
                    ? provider.refuse(mode, call, credential)
                    : refusal != null ? refusal : provider.answer(call, credential, chunks);
            RequestLog.Entry entry = log.begin(provider.name(), provider.model(call), credential, reply);
            Delivery delivery = new Delivery(vertx, request, log, entry);
            Runnable send = () -> send(delivery, reply, mode, pace);
            if (mode == Mode.SLOW) {
                vertx.setTimer(SLOW_MILLIS, due -> send.run());
            } else {
                send.run();
            }
        }

        private static void send(Delivery delivery, Reply reply, Mode mode, Controls.Pace pace) {
            boolean die = mode == Mode.DIE;
            switch (reply) {
                case Reply.Whole whole -> delivery.whole(whole, die);
                case Reply.Streamed streamed ->
                    delivery.stream(streamed, mode == Mode.TICK ? pace.intervalMillis() : 0, die);
            }
        }

        private Reply control(Call call) {
            return switch (call.method() + " " + call.path()) {
                case "PUT /__control" -> change(call.json());
                case "DELETE /__control" -> {
                    controls.reset();
                    yield Reply.free(new JsonObject());
                }
                case "GET /__requests" -> list(log.since(since(call), credential(call)));
                case "GET /__requests/last" -> list(log.last());
                case "GET /__totals" -> list(log.totals());
                case "DELETE /__requests" -> {
                    log.clear();
                    yield Reply.free(new JsonObject());
                }
                default -> Reply.error(404, new JsonObject().put("error", "no such control"));
            };
        }

        private Reply change(JsonObject change) {
            String text = change.getString("credential");
            String sha256 = text == null
                    ? change.getString("credential_sha256", "")
                    : Credential.sha256Hex(text.getBytes(UTF_8));
            try {
                if (!sha256.matches("[0-9a-f]{64}")) {
                    throw new IllegalArgumentException("credential or credential_sha256 (lowercase hex) is needed");
                }
                Mode mode = Mode.of(change.getString("mode", "ok"));
                controls.pace(sha256, change.getInteger("chunks", 0), change.getLong("interval_ms", 0L));
                controls.treat(sha256, mode);
                return Reply.free(
                        new JsonObject().put("credential_sha256", sha256).put("mode", mode.json()));
            } catch (IllegalArgumentException e) {
                return Reply.error(400, new JsonObject().put("error", e.getMessage()));
            }
        }

        private static long since(Call call) {
            String since = call.parameters().get("since");
            return since == null ? 0 : Long.parseLong(since);
        }

        private static Optional<String> credential(Call call) {
            return Optional.ofNullable(call.parameters().get("credential_sha256"));
        }

        private static Reply list(JsonArray items) {
            return new Reply.Whole(200, Map.of(), items.toBuffer(), Tokens.NONE);
        }

        private static void answer(HttpServerRequest request, String mark, Reply reply) {
            Reply.Whole whole = (Reply.Whole) reply;
            request.response()
                    .setStatusCode(whole.status())
                    .putHeader(MARK, mark)
                    .putHeader("content-type", "application/json")
                    .end(whole.body());
        }
    }
}
