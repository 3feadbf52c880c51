package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The description of the API tells of every answer and shows every body. That the answers are those is seen to by
/// [DescribedAnswers] in all tests.
@QuarkusTest
class DescriptionQuarkusTest extends RunningService {
    private static final Path PROBLEMS = Path.of("../docs/problems/README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9, ]+) \\|");

    private final Description description = Description.built();

    @Test
    void everyOperationTellsOfItsProblems() {
        assertThat(description.operations()).hasSizeGreaterThan(30).allSatisfy(operation -> {
            assertThat(problems(operation, 401)).as(operation.id()).contains("unauthorized");
            assertThat(problems(operation, 403)).as(operation.id()).contains("forbidden");
            if (operation.path().contains("{")) {
                assertThat(problems(operation, 404)).as(operation.id()).contains("not-found");
            }
            if (operation.json().has("requestBody")) {
                assertThat(problems(operation, 422)).as(operation.id()).contains("invalid-request");
            }
            if (operation.takes("header", "Idempotency-Key")) {
                assertThat(problems(operation, 409)).as(operation.id()).contains("operation-aborted");
            }
            if (operation.takes("header", "If-Match")) {
                assertThat(problems(operation, 412)).as(operation.id()).contains("precondition-failed");
            }
        });
    }

    @Test
    void everyProblemIsExplainedWithItsStatus() throws Exception {
        Map<String, List<String>> explained = ROW.matcher(Files.readString(PROBLEMS))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> List.of(row.group(2).split(", ", -1))));

        for (Description.Operation operation : description.operations()) {
            operation.json().path("responses").fieldNames().forEachRemaining(status -> {
                for (String type : problems(operation, Integer.parseInt(status))) {
                    assertThat(explained.get(type))
                            .as("%s: %s %s", operation.id(), status, type)
                            .isNotNull()
                            .contains(status);
                }
            });
        }
    }

    @Test
    void everyBodyHasAnExampleOfItsSchema() {
        for (Description.Operation operation : description.operations()) {
            Stream<JsonNode> answers =
                    operation.json().path("responses").valueStream().flatMap(answer -> bodies(answer));
            Stream<JsonNode> all = Stream.concat(bodies(operation.json().path("requestBody")), answers);
            assertThat(all.toList())
                    .as(operation.id())
                    .isNotEmpty()
                    .allSatisfy(body -> assertThat(examples(body)).isNotEmpty().allSatisfy(example -> {
                        assertMatches(body.path("schema"), example, operation.id());
                    }));
        }
    }

    private static Stream<JsonNode> bodies(JsonNode message) {
        return message.path("content").valueStream();
    }

    private static List<JsonNode> examples(JsonNode body) {
        return body.has("example")
                ? List.of(body.path("example"))
                : body.path("examples")
                        .valueStream()
                        .map(example -> example.path("value"))
                        .toList();
    }

    /// The members of an example are those of its schema, and none is missing that is required.
    private void assertMatches(JsonNode schema, JsonNode example, String where) {
        JsonNode meant = description.resolved(schema);
        if (meant.has("anyOf")) {
            meant = description.resolved(meant.path("anyOf").path(0));
        }
        if (meant.has("enum")) {
            assertThat(meant.path("enum").valueStream()).as(where).contains(example);
        }
        if (meant.has("items")) {
            assertThat(example.isArray()).as(where).isTrue();
            for (JsonNode item : example) {
                assertMatches(meant.path("items"), item, where + "[]");
            }
        }
        if (meant.has("properties")) {
            JsonNode properties = meant.path("properties");
            assertThat(names(properties)).as(where).containsAll(names(example));
            assertThat(names(example))
                    .as(where)
                    .containsAll(meant.path("required")
                            .valueStream()
                            .map(JsonNode::asText)
                            .toList());
            example.properties()
                    .forEach(member -> assertMatches(
                            properties.path(member.getKey()), member.getValue(), where + "." + member.getKey()));
        }
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<String> problems(Description.Operation operation, int status) {
        return names(operation.response(status).at("/content/application~1problem+json/examples"));
    }
}
