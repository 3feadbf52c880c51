package io.cloudfreedom.router.connection.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cloudfreedom.router.connection.credential.AnthropicCredentials;
import io.cloudfreedom.router.connection.credential.AwsCredentials;
import io.cloudfreedom.router.connection.credential.AzureCredentials;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.credential.GoogleCredentials;
import io.cloudfreedom.router.connection.credential.OpenAiCredentials;
import io.cloudfreedom.router.connection.credential.VertexCredentials;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.outbound.OutboundClient;
import io.cloudfreedom.router.kit.outbound.OutboundFailure;
import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import io.cloudfreedom.router.kit.outbound.OutboundRequest;
import io.cloudfreedom.router.kit.outbound.OutboundResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Tests credentials by the cheapest real call to their provider.
///
/// It always answers: what cannot be reached is a verdict as well. It takes at most 20 seconds, never follows a
/// redirect, and never passes on what the provider said.
@ApplicationScoped
public class ConnectionTest {
    private static final String AZURE_API_VERSION = "2024-10-21";
    private static final String ANTHROPIC_VERSION = "2023-06-01";
    private static final String VERTEX_MODEL = "gemini-2.5-flash";
    private static final String BEDROCK_MODEL = "amazon.nova-lite-v1%3A0";

    private final OutboundClient outbound;
    private final ProviderEndpoints endpoints;
    private final MeterRegistry metrics;
    private final Clock clock;

    ConnectionTest(OutboundClient outbound, ProviderEndpoints endpoints, MeterRegistry metrics, Clock clock) {
        this.outbound = outbound;
        this.endpoints = endpoints;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Uni<TestResult> test(Credentials credentials) {
        return Uni.createFrom().deferred(() -> {
            long begun = System.nanoTime();
            return verdict(credentials)
                    .onFailure(OutboundFailure.class)
                    .recoverWithItem(t -> unreachable(credentials, t))
                    .map(verdict -> TestResult.of(verdict, (System.nanoTime() - begun) / 1_000_000))
                    .invoke(result -> count(credentials, result));
        });
    }

    private Uni<Verdict> verdict(Credentials credentials) {
        return switch (credentials) {
            case OpenAiCredentials key -> openAi(key);
            case AnthropicCredentials key -> anthropic(key);
            case GoogleCredentials key -> google(key);
            case VertexCredentials key -> vertex(key);
            case AzureCredentials key -> azure(key);
            case AwsCredentials key -> aws(key);
        };
    }

    private Uni<Verdict> openAi(OpenAiCredentials key) {
        URI uri = URI.create(endpoints.openai().orElse("https://api.openai.com/v1") + "/models");
        return send(OutboundRequest.get(uri, bearer(key.apiKey().reveal()))).map(Verdicts::openAi);
    }

    private Uni<Verdict> anthropic(AnthropicCredentials key) {
        URI uri = URI.create(endpoints.anthropic().orElse("https://api.anthropic.com") + "/v1/models?limit=1");
        var headers = Map.of("x-api-key", key.apiKey().reveal(), "anthropic-version", ANTHROPIC_VERSION);
        return send(OutboundRequest.get(uri, headers)).map(Verdicts::anthropic);
    }

    private Uni<Verdict> google(GoogleCredentials key) {
        URI uri = URI.create(
                endpoints.google().orElse("https://generativelanguage.googleapis.com/v1beta") + "/models?pageSize=1");
        return send(OutboundRequest.get(
                        uri, Map.of("x-goog-api-key", key.apiKey().reveal())))
                .map(answer -> Verdicts.google(answer, Verdict.WRONG_ENDPOINT));
    }

    private Uni<Verdict> vertex(VertexCredentials key) {
        URI tokens =
                endpoints.vertexToken().map(URI::create).orElse(key.account().tokenUri());
        var headers = Map.of("content-type", "application/x-www-form-urlencoded");
        String form = GoogleAssertion.form(key.account(), clock.instant());
        return send(OutboundRequest.post(tokens, headers, form)).chain(answer -> {
            Verdict verdict = Verdicts.googleToken(answer);
            return verdict == Verdict.OK
                    ? countTokens(key, accessToken(answer))
                    : Uni.createFrom().item(verdict);
        });
    }

    private Uni<Verdict> countTokens(VertexCredentials key, String accessToken) {
        String base = endpoints.vertex().orElse("https://" + key.region() + "-aiplatform.googleapis.com");
        URI uri = URI.create("%s/v1/projects/%s/locations/%s/publishers/google/models/%s:countTokens"
                .formatted(base, key.projectId(), key.region(), VERTEX_MODEL));
        String body = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}";
        return send(OutboundRequest.post(uri, json(bearer(accessToken)), body))
                .map(answer -> Verdicts.google(answer, Verdict.WRONG_REGION));
    }

    private static String accessToken(OutboundResponse answer) {
        try {
            return ContractJson.MAPPER
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private Uni<Verdict> azure(AzureCredentials key) {
        String base = key.endpoint().endsWith("/")
                ? key.endpoint().substring(0, key.endpoint().length() - 1)
                : key.endpoint();
        URI uri = URI.create(base + "/openai/models?api-version=" + AZURE_API_VERSION);
        return send(OutboundRequest.get(uri, Map.of("api-key", key.apiKey().reveal())))
                .map(Verdicts::azure);
    }

    /// A key that may not list models may still be good: then a one-token request decides.
    private Uni<Verdict> aws(AwsCredentials key) {
        URI list = URI.create(endpoints.awsControl().orElse("https://bedrock." + key.region() + ".amazonaws.com")
                + "/foundation-models");
        return send(OutboundRequest.get(list, awsHeaders(key, "GET", list, "")))
                .map(Verdicts::aws)
                .chain(verdict -> verdict == Verdict.NO_PERMISSION
                        ? converse(key)
                        : Uni.createFrom().item(verdict));
    }

    private Uni<Verdict> converse(AwsCredentials key) {
        URI uri = URI.create(endpoints.awsRuntime().orElse("https://bedrock-runtime." + key.region() + ".amazonaws.com")
                + "/model/" + BEDROCK_MODEL + "/converse");
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"hi\"}]}],"
                + "\"inferenceConfig\":{\"maxTokens\":1}}";
        return send(OutboundRequest.post(uri, json(awsHeaders(key, "POST", uri, body)), body))
                .map(Verdicts::aws);
    }

    private Map<String, String> awsHeaders(AwsCredentials key, String method, URI uri, String body) {
        if (key.accessKeyId().isEmpty()) {
            return bearer(key.apiKey().reveal());
        }
        var signer = new AwsSignature.Signer(key.accessKeyId(), key.apiKey().reveal(), key.region(), "bedrock");
        return AwsSignature.headers(signer, method, uri, body, clock.instant());
    }

    /// A test may be made twice, so that one broken connection says nothing about a provider.
    private Uni<OutboundResponse> send(OutboundRequest request) {
        return outbound.send(request)
                .onFailure(t -> t instanceof OutboundFailure failure && failure.reason() == Reason.CLOSED)
                .retry()
                .atMost(1);
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private static Map<String, String> json(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", "application/json");
        return all;
    }

    private static Verdict unreachable(Credentials credentials, OutboundFailure failure) {
        return switch (failure.reason()) {
            case TIMEOUT, UNREACHABLE, CLOSED -> Verdict.PROVIDER_DOWN;
            case REFUSED, TOO_LARGE -> Verdict.WRONG_ENDPOINT;
            case UNKNOWN_HOST, TLS ->
                credentials instanceof AwsCredentials || credentials instanceof VertexCredentials
                        ? Verdict.WRONG_REGION
                        : Verdict.WRONG_ENDPOINT;
        };
    }

    private void count(Credentials credentials, TestResult result) {
        metrics.timer(
                        "router.connection.test",
                        "kind",
                        credentials
                                .getClass()
                                .getSimpleName()
                                .replace("Credentials", "")
                                .toLowerCase(Locale.ROOT),
                        "verdict",
                        result.verdict().name().toLowerCase(Locale.ROOT))
                .record(Duration.ofMillis(result.latencyMs()));
    }
}
