package io.cloudfreedom.router.gateway.problem;

import io.cloudfreedom.router.contracts.ContractJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON of an error: in the shape that the SDK at the other end knows, with the RFC 9457 document beside it.
public enum ErrorBody {
    /// `{"error": {message, type, param, code}}`.
    OPENAI {
        @Override
        Map<String, Object> shape(String type, String code, @Nullable String param, String message) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("message", message);
            error.put("type", type);
            error.put("param", param);
            error.put("code", code);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("error", error);
            return body;
        }

        @Override
        public String typeOf(int status, String code) {
            return switch (status) {
                case 401 -> "authentication_error";
                case 403 -> "permission_error";
                case 404 -> "not_found_error";
                case 429 -> code.equals("budget_exceeded") ? "insufficient_quota" : "rate_limit_error";
                case 500, 502, 503, 504 -> "server_error";
                default -> "invalid_request_error";
            };
        }

        @Override
        public String event(String error) {
            return "data: " + error + "\n\n";
        }
    },

    /// `{"type": "error", "error": {type, message}}`.
    ANTHROPIC {
        @Override
        Map<String, Object> shape(String type, String code, @Nullable String param, String message) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("type", type);
            error.put("message", message);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("type", "error");
            body.put("error", error);
            return body;
        }

        @Override
        public String typeOf(int status, String code) {
            return switch (status) {
                case 401 -> "authentication_error";
                case 403 -> "permission_error";
                case 404 -> "not_found_error";
                case 413 -> "request_too_large";
                case 429 -> "rate_limit_error";
                case 503 -> "overloaded_error";
                case 500, 502, 504 -> "api_error";
                default -> "invalid_request_error";
            };
        }

        @Override
        public String event(String error) {
            return "event: error\ndata: " + error + "\n\n";
        }
    };

    /// The error type that the official SDKs expect with a status.
    public abstract String typeOf(int status, String code);

    /// An error in the middle of a stream.
    public abstract String event(String error);

    abstract Map<String, Object> shape(String type, String code, @Nullable String param, String message);

    /// The answer to a refused request.
    public String of(Refused refused, String requestId) {
        Map<String, Object> body =
                shape(typeOf(refused.status(), refused.code()), refused.code(), refused.param(), refused.text());
        body.put("problem", problem(refused.status(), refused.code(), refused.text(), requestId, refused.details()));
        return ContractJson.write(body);
    }

    /// A provider's error with its text replaced: the text could name groups, hosts and other tenants' keys.
    public String of(int status, String type, @Nullable String code, @Nullable String param, String message) {
        return ContractJson.write(shape(type, code == null ? type : code, param, message));
    }

    private static Map<String, Object> problem(
            int status, String code, String detail, String requestId, Map<String, Object> details) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + code.replace('_', '-'));
        problem.put("title", code.replace('_', ' '));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", "urn:uuid:" + requestId);
        problem.putAll(details);
        return problem;
    }
}
