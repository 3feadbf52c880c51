package io.cloudfreedom.router.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns every failure of a REST API into a problem document.
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json");
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    @ServerExceptionMapper
    public RestResponse<Problem> refused(ApiError e, UriInfo uri) {
        return answer(e.status(), e.type(), e.title(), e.getMessage(), uri, e.violations(), e.headers());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException e, UriInfo uri) {
        var errors = e.getConstraintViolations().stream()
                .map(v -> new Problem.Violation(pointer(v), v.getMessage()))
                .sorted(Comparator.comparing(Problem.Violation::pointer))
                .toList();
        return answer(
                422,
                "invalid-request",
                "Invalid request",
                "Correct the fields listed under errors.",
                uri,
                errors,
                Map.of());
    }

    /// Overrides Quarkus' own mapper, which answers with names of classes.
    @ServerExceptionMapper
    public RestResponse<Problem> wrongType(MismatchedInputException e, UriInfo uri) {
        return unreadable(e, uri);
    }

    @ServerExceptionMapper
    public RestResponse<Problem> malformed(JsonProcessingException e, UriInfo uri) {
        return unreadable(e, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public RestResponse<Problem> unauthorized(UriInfo uri) {
        return answer(
                401,
                "unauthorized",
                "Authentication required",
                "Send a valid access token as \"Authorization: Bearer …\".",
                uri,
                List.of(),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> forbidden(ForbiddenException e, UriInfo uri) {
        return answer(
                403, "forbidden", "Not allowed", "Your roles do not allow this operation.", uri, List.of(), Map.of());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri);
        }
        var status = e.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return unexpected(e, uri);
        }
        return answer(status.getStatusCode(), "about:blank", status.getReasonPhrase(), null, uri, List.of(), Map.of());
    }

    /// The class of the failure is logged with its stack, the answer says nothing of it.
    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Throwable e, UriInfo uri) {
        LOG.errorf(e, "unexpected failure path=%s", uri.getPath());
        return answer(
                500, "internal", "Internal error", "The failure is in our log; try again.", uri, List.of(), Map.of());
    }

    private RestResponse<Problem> unreadable(JsonProcessingException e, UriInfo uri) {
        String pointer = e instanceof JsonMappingException m
                ? "#/"
                        + m.getPath().stream()
                                .map(r -> r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex()))
                                .collect(Collectors.joining("/"))
                : "#";
        String detail = e instanceof MismatchedInputException ? "has the wrong type" : "is no valid JSON";
        return answer(
                400,
                "unreadable-body",
                "Unreadable body",
                "The body is not the JSON that this operation expects.",
                uri,
                List.of(new Problem.Violation(pointer, detail)),
                Map.of());
    }

    /// `create.body.markupPercent` → `#/markup_percent`: the method and its parameter are not the caller's concern.
    private static String pointer(ConstraintViolation<?> violation) {
        return "#/"
                + StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                        .skip(2)
                        .map(node -> SNAKE_CASE.translate(node.toString()))
                        .collect(Collectors.joining("/"));
    }

    private static RestResponse<Problem> answer(
            int status,
            String type,
            String title,
            @Nullable String detail,
            UriInfo uri,
            List<Problem.Violation> errors,
            Map<String, String> headers) {
        String typeUri = type.equals("about:blank") ? type : Problem.TYPES + type;
        var body = new Problem(typeUri, title, status, detail, uri.getPath(), errors);
        var response = RestResponse.ResponseBuilder.<Problem>create(status)
                .entity(body)
                .type(PROBLEM_JSON);
        headers.forEach(response::header);
        return response.build();
    }
}
