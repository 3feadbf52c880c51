package io.cloudfreedom.router.gateway.body;

import io.cloudfreedom.router.gateway.problem.ErrorBody;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A call that is relayed.
public enum Endpoint {
    CHAT("/v1/chat/completions", "max_completion_tokens", ErrorBody.OPENAI),
    COMPLETIONS("/v1/completions", "max_tokens", ErrorBody.OPENAI),
    EMBEDDINGS("/v1/embeddings", null, ErrorBody.OPENAI),
    RESPONSES("/v1/responses", "max_output_tokens", ErrorBody.OPENAI),
    MESSAGES("/v1/messages", "max_tokens", ErrorBody.ANTHROPIC);

    private final String path;
    private final @Nullable String maximum;
    private final ErrorBody errors;

    Endpoint(String path, @Nullable String maximum, ErrorBody errors) {
        this.path = path;
        this.maximum = maximum;
        this.errors = errors;
    }

    public String path() {
        return path;
    }

    /// The shape of its errors.
    public ErrorBody errors() {
        return errors;
    }

    /// The member that bounds the output and is written when the client gave none; null when there is no output.
    @Nullable
    String maximum() {
        return maximum;
    }

    /// Whether a stream carries usage only when it is asked to.
    boolean asksForStreamUsage() {
        return this == CHAT || this == COMPLETIONS;
    }

    boolean accepts(String field) {
        return fields().contains(field);
    }

    private Set<String> fields() {
        return switch (this) {
            case CHAT -> Fields.CHAT;
            case COMPLETIONS -> Fields.COMPLETIONS;
            case EMBEDDINGS -> Fields.EMBEDDINGS;
            case RESPONSES -> Fields.RESPONSES;
            case MESSAGES -> Fields.MESSAGES;
        };
    }
}
