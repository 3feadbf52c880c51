package io.cloudfreedom.router.connection.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.outbound.OutboundResponse;
import java.util.Set;

/// Reads verdicts out of the providers' answers. Sources: the error pages of each provider's API documentation.
final class Verdicts {
    private static final Set<String> AWS_INVALID = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "InvalidClientTokenId",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "MissingAuthenticationTokenException");
    private static final int OVERLOADED = 529;

    private Verdicts() {}

    static Verdict openAi(OutboundResponse answer) {
        JsonNode error = json(answer).path("error");
        return switch (answer.status()) {
            case 401 -> Verdict.INVALID_KEY;
            case 403 -> Verdict.NO_PERMISSION;
            case 429 -> has(error, "insufficient_quota") ? Verdict.QUOTA_EXHAUSTED : Verdict.RATE_LIMITED;
            case 404 -> Verdict.WRONG_ENDPOINT;
            default -> general(answer);
        };
    }

    static Verdict azure(OutboundResponse answer) {
        JsonNode error = json(answer).path("error");
        return switch (answer.status()) {
            case 401 -> Verdict.INVALID_KEY;
            case 403 -> has(error, "QuotaExceeded") ? Verdict.QUOTA_EXHAUSTED : Verdict.NO_PERMISSION;
            case 404 -> Verdict.WRONG_ENDPOINT;
            case 429 -> has(error, "insufficient_quota") ? Verdict.QUOTA_EXHAUSTED : Verdict.RATE_LIMITED;
            default -> general(answer);
        };
    }

    static Verdict anthropic(OutboundResponse answer) {
        String message = json(answer).path("error").path("message").asText();
        return switch (answer.status()) {
            case 401 -> Verdict.INVALID_KEY;
            case 403 -> Verdict.NO_PERMISSION;
            case 400 ->
                message.contains("credit balance is too low") ? Verdict.QUOTA_EXHAUSTED : Verdict.WRONG_ENDPOINT;
            case 404 -> Verdict.WRONG_ENDPOINT;
            case 429 -> Verdict.RATE_LIMITED;
            default -> general(answer);
        };
    }

    /// AI Studio and Vertex; `notFound` is what a 404 means.
    static Verdict google(OutboundResponse answer, Verdict notFound) {
        JsonNode error = json(answer).path("error");
        return switch (answer.status()) {
            case 400 -> has(error, "API_KEY_INVALID") ? Verdict.INVALID_KEY : Verdict.WRONG_ENDPOINT;
            case 401 -> Verdict.INVALID_KEY;
            case 403 -> Verdict.NO_PERMISSION;
            case 404 -> notFound;
            case 429 -> isUsedUp(error) ? Verdict.QUOTA_EXHAUSTED : Verdict.RATE_LIMITED;
            default -> general(answer);
        };
    }

    /// The answer of Google's token endpoint.
    static Verdict googleToken(OutboundResponse answer) {
        String error = json(answer).path("error").asText();
        return switch (answer.status()) {
            case 400, 401 ->
                error.equals("invalid_grant") || error.equals("invalid_client")
                        ? Verdict.INVALID_KEY
                        : Verdict.WRONG_ENDPOINT;
            case 403 -> Verdict.NO_PERMISSION;
            case 429 -> Verdict.RATE_LIMITED;
            default -> general(answer);
        };
    }

    static Verdict aws(OutboundResponse answer) {
        String type = awsErrorType(answer);
        if (type.equals("InvalidSignatureException") && answer.body().contains("should be scoped to a valid region")) {
            return Verdict.WRONG_REGION;
        }
        if (AWS_INVALID.contains(type)) {
            return Verdict.INVALID_KEY;
        }
        return switch (type) {
            case "AccessDeniedException" -> Verdict.NO_PERMISSION;
            case "ServiceQuotaExceededException" -> Verdict.QUOTA_EXHAUSTED;
            case "ThrottlingException" -> Verdict.RATE_LIMITED;
            case "ValidationException", "UnknownOperationException", "ResourceNotFoundException" ->
                Verdict.WRONG_REGION;
            default -> answer.status() == 403 ? Verdict.NO_PERMISSION : general(answer);
        };
    }

    /// `x-amzn-ErrorType`, which may go on with a colon and a URL.
    private static String awsErrorType(OutboundResponse answer) {
        String type = answer.header("x-amzn-errortype");
        int end = type.indexOf(':');
        return end < 0 ? type : type.substring(0, end);
    }

    private static Verdict general(OutboundResponse answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return Verdict.OK;
        }
        if (status >= 500 || status == OVERLOADED || status == 408) {
            return Verdict.PROVIDER_DOWN;
        }
        return status == 429 ? Verdict.RATE_LIMITED : Verdict.WRONG_ENDPOINT;
    }

    private static boolean isUsedUp(JsonNode error) {
        String text = error.toString();
        return text.contains("check your plan and billing") || text.contains("PerDay");
    }

    private static boolean has(JsonNode error, String code) {
        return error.path("code").asText().equals(code)
                || error.path("type").asText().equals(code)
                || error.path("details").toString().contains("\"" + code + "\"");
    }

    private static JsonNode json(OutboundResponse answer) {
        try {
            JsonNode json = ContractJson.MAPPER.readTree(answer.body());
            return json == null ? MissingNode.getInstance() : json;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
