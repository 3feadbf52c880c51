package io.cloudfreedom.router.gateway.observe;

import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// One span for each request on `/v1`, child of the client's, parent of LiteLLM's, named and attributed by
/// OpenTelemetry's conventions for generative AI
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/). Prompts and answers are not in it.
/// While the SDK is disabled a span is nothing and costs nothing, and the client's `traceparent` passes as it
/// came.
@ApplicationScoped
public class Traces {
    private static final TextMapGetter<MultiMap> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> SERVED_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<String> RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("cf.request_id");
    private static final AttributeKey<String> TENANT = AttributeKey.stringKey("cf.tenant_id");
    private static final AttributeKey<String> KEY = AttributeKey.stringKey("cf.provider_key_id");
    private static final AttributeKey<String> SOURCE = AttributeKey.stringKey("cf.key_source");

    private final Tracer tracer;
    private final TextMapPropagator propagator;
    private final boolean enabled;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = telemetry.getTracer("io.cloudfreedom.router.gateway");
        this.propagator = telemetry.getPropagators().getTextMapPropagator();
        this.enabled = !disabled;
    }

    public Span begin(Endpoint endpoint, MultiMap headers) {
        if (!enabled) {
            return Span.getInvalid();
        }
        return tracer.spanBuilder(operation(endpoint))
                .setParent(propagator.extract(Context.root(), headers, GETTER))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(OPERATION, operation(endpoint))
                .setAttribute(ROUTE, endpoint.path())
                .startSpan();
    }

    /// Makes what answers these headers a child of the span.
    public void inject(Span span, MultiMap headers) {
        if (enabled) {
            propagator.inject(Context.root().with(span), headers, (to, name, value) -> {
                if (to != null) {
                    to.set(name, value);
                }
            });
        }
    }

    public void end(Span span, Ended request) {
        if (!span.isRecording()) {
            return;
        }
        span.setAttribute(REQUEST_ID, request.requestId().toString());
        span.setAttribute(STATUS, request.status());
        Caller caller = request.caller();
        if (caller != null) {
            span.setAttribute(TENANT, caller.tenant().id().toString());
        }
        String model = request.model();
        if (model != null) {
            span.setAttribute(MODEL, model);
            span.updateName(operation(request.endpoint()) + " " + model);
        }
        Candidate served = request.served();
        if (served != null) {
            span.setAttribute(PROVIDER, name(served.key().provider()));
            span.setAttribute(SERVED_MODEL, served.litellmModel());
            span.setAttribute(KEY, served.key().id().toString());
        }
        if (request.source() != null) {
            span.setAttribute(SOURCE, request.source().json());
        }
        if (request.responseId() != null) {
            span.setAttribute(RESPONSE_ID, request.responseId());
        }
        Tokens tokens = request.tokens();
        if (tokens != null) {
            span.setAttribute(INPUT, tokens.input());
            span.setAttribute(OUTPUT, tokens.output());
        }
        if (request.status() >= 400 || request.status() == 0) {
            span.setAttribute(ERROR, request.outcome().tag());
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String operation(Endpoint endpoint) {
        return switch (endpoint) {
            case CHAT, RESPONSES, MESSAGES -> "chat";
            case COMPLETIONS -> "text_completion";
            case EMBEDDINGS -> "embeddings";
        };
    }

    /// The conventions' names.
    private static String name(Provider provider) {
        return switch (provider) {
            case OPENAI -> "openai";
            case AZURE -> "azure.ai.openai";
            case GOOGLE -> "gcp.gen_ai";
            case AWS -> "aws.bedrock";
            case ANTHROPIC -> "anthropic";
        };
    }
}
