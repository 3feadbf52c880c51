package io.cloudfreedom.router.gateway.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An error that LiteLLM answered. Its text names groups, hosts and keys of others, so only status, type,
/// code and the member at fault are passed on.
record ProviderError(
        int status,
        @Nullable String message,
        @Nullable String type,
        @Nullable String code,
        @Nullable String param) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,64}");
    private static final String REJECTED = "cf-rejected ";

    static ProviderError read(int status, Buffer body) {
        try {
            JsonNode root = ContractJson.MAPPER.readTree(body.getBytes());
            JsonNode error = root == null ? null : root.get("error");
            if (error == null || !error.isObject()) {
                return new ProviderError(status, null, null, null, null);
            }
            return new ProviderError(
                    status, text(error, "message"), word(error, "type"), word(error, "code"), word(error, "param"));
        } catch (JsonProcessingException e) {
            return new ProviderError(status, null, null, null, null);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    /// Why that process did not and will never run the request; empty when this is no such promise.
    Optional<String> rejection(UUID requestId) {
        if (status != 409 || message == null) {
            return Optional.empty();
        }
        int at = message.indexOf(REJECTED);
        if (at < 0) {
            return Optional.empty();
        }
        String[] words = message.substring(at + REJECTED.length()).split("\\s+", 3);
        return words.length >= 2 && words[1].startsWith(requestId.toString())
                ? Optional.of(words[0])
                : Optional.empty();
    }

    /// The status for the client: LiteLLM's own 401 and 403 speak of keys that are not the client's, its 429
    /// without any deployment is no rate limit.
    int clientStatus() {
        return switch (status) {
            case 401, 403 -> 502;
            case 429 -> message != null && message.contains("No deployments available") ? 503 : 429;
            default -> status;
        };
    }

    String body(ErrorBody shape) {
        int shown = clientStatus();
        String kind = type != null && shown == status ? type : shape.typeOf(shown, "");
        String reason = code != null && shown == status && !isNumber(code) ? code : "upstream_error";
        return shape.of(shown, kind, reason, param, words(shown));
    }

    private static String words(int status) {
        return switch (status) {
            case 400, 422 -> "The provider refused the request as invalid.";
            case 404 -> "The provider does not know the model or resource.";
            case 408, 504 -> "The provider did not answer in time.";
            case 413 -> "The provider refused the request as too large.";
            case 429 -> "The provider is limiting requests; try again later.";
            default -> "The provider could not answer the request.";
        };
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private static @Nullable String text(JsonNode error, String name) {
        JsonNode value = error.get(name);
        return value != null && value.isTextual() ? value.textValue() : null;
    }

    private static @Nullable String word(JsonNode error, String name) {
        String value = text(error, name);
        return value != null && WORD.matcher(value).matches() ? value : null;
    }
}
