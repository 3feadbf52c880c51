package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Set;

/// Lets no test pass whose answer the API's description does not tell of.
final class DescribedAnswers implements Filter {
    /// Plain HTTP, which the server answers before the request gets anywhere.
    private static final Set<Integer> PLAIN = Set.of(405, 406, 413, 415);

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getPath();
        int status = answer.statusCode();
        Description.built()
                .operation(request.getMethod(), path)
                .filter(operation -> !PLAIN.contains(status))
                .ifPresent(operation -> {
                    assertThat(operation.response(status).isMissingNode())
                            .as("%s answers %d, which its description does not tell of", operation.id(), status)
                            .isFalse();
                    if (status >= 400) {
                        String type = answer.path("type");
                        assertThat(operation
                                        .response(status)
                                        .at("/content/application~1problem+json/examples/"
                                                + type.substring("/problems/".length()))
                                        .isMissingNode())
                                .as("%s answers %s, which its description does not tell of", operation.id(), type)
                                .isFalse();
                    }
                });
        return answer;
    }
}
