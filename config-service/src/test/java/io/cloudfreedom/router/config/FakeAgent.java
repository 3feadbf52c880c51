package io.cloudfreedom.router.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.proxy.Ack;
import io.cloudfreedom.router.contracts.proxy.CooldownReport;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.cloudfreedom.router.contracts.proxy.DesiredState;
import io.cloudfreedom.router.contracts.proxy.ReloadWebhook;
import io.cloudfreedom.router.kit.webhook.StandardWebhook;
import io.cloudfreedom.router.vault.VaultApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// The config-service half of the agent inside LiteLLM: takes pokes, pulls, applies into a map, acknowledges.
public final class FakeAgent implements AutoCloseable {
    public final String id;
    public final Map<String, Deployment> live = new ConcurrentHashMap<>();
    public final List<ReloadWebhook> pokes = new CopyOnWriteArrayList<>();
    public final List<Instant> pokedAt = new CopyOnWriteArrayList<>();
    public final List<DesiredState> pulled = new CopyOnWriteArrayList<>();
    public volatile long epoch;
    public volatile long generation;

    /// Whether a poke makes it pull and acknowledge.
    public volatile boolean obedient = true;

    private final URI config;
    private final VaultApi vault;
    private final HttpServer http;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// @param vault with the rights of this proxy's role
    public FakeAgent(String id, long epoch, URI config, VaultApi vault) throws IOException {
        this.id = id;
        this.epoch = epoch;
        this.config = config;
        this.vault = vault;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/cloudfreedom/reload", this::reload);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// Pulls, applies and acknowledges; answers whether there was anything.
    public synchronized boolean sync() {
        HttpResponse<String> answer = pull(0);
        if (answer.statusCode() != 200) {
            return false;
        }
        DesiredState state = ContractJson.read(answer.body(), DesiredState.class);
        apply(state);
        acknowledge(new Ack(
                epoch,
                generation,
                checksum(),
                state.deployments().stream().map(d -> d.modelInfo().id()).toList(),
                state.removed(),
                List.of()));
        return true;
    }

    public void apply(DesiredState state) {
        pulled.add(state);
        if (state.full()) {
            live.clear();
        }
        state.deployments()
                .forEach(deployment -> live.put(deployment.modelInfo().id(), deployment));
        state.removed().forEach(live::remove);
        generation = state.generation();
    }

    public String checksum() {
        Map<String, String> fingerprints = new ConcurrentHashMap<>();
        live.forEach((deploymentId, deployment) -> fingerprints.put(deploymentId, deployment.fingerprint()));
        return Deployment.checksum(fingerprints);
    }

    public HttpResponse<String> pull(int wait) {
        return send(request("/desired-state?epoch=" + epoch + "&since=" + generation + "&wait=" + wait)
                .GET());
    }

    public int acknowledge(Ack ack) {
        return post("/acks", ack);
    }

    public int report(CooldownReport report) {
        return post("/cooldowns", report);
    }

    private int post(String path, Record body) {
        return send(request(path)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(ContractJson.write(body))))
                .statusCode();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(config.resolve("/internal/proxies/" + id + path))
                .timeout(Duration.ofSeconds(30))
                .header("authorization", "Bearer " + secret("bearer"));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String secret(String field) {
        JsonNode secret = vault.read("platform/data/proxies/" + id);
        return secret.at("/data/data/" + field).asText();
    }

    private void reload(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        List<String> secrets = new ArrayList<>(List.of(secret("webhook_secret")));
        boolean signed = StandardWebhook.verify(
                headers.getFirst(StandardWebhook.ID),
                Instant.ofEpochSecond(Long.parseLong(headers.getFirst(StandardWebhook.TIMESTAMP))),
                body,
                headers.getFirst(StandardWebhook.SIGNATURE),
                secrets,
                Instant.now());
        if (signed) {
            pokedAt.add(Instant.now());
            pokes.add(ContractJson.MAPPER.readValue(body, ReloadWebhook.class));
            if (obedient) {
                sync();
            }
        }
        exchange.sendResponseHeaders(signed ? 200 : 401, -1);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        client.close();
    }
}
