package io.cloudfreedom.router.system.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One test in the report of Playwright's JSON reporter.
///
/// @param title file, groups and name
/// @param errors what its last try said, empty when that one passed
record Journey(String title, List<String> errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Journey> in(Path report) throws IOException {
        return elements(JSON.readTree(report.toFile()).path("suites"))
                .flatMap(suite -> of(suite, ""))
                .toList();
    }

    private static Stream<Journey> of(JsonNode suite, String above) {
        String title = above + suite.path("title").asText() + " › ";
        return Stream.concat(
                elements(suite.path("specs"))
                        .map(spec -> new Journey(title + spec.path("title").asText(), errors(spec))),
                elements(suite.path("suites")).flatMap(inner -> of(inner, title)));
    }

    private static List<String> errors(JsonNode spec) {
        if (spec.path("ok").asBoolean()) {
            return List.of();
        }
        List<String> said = elements(spec.path("tests"))
                .flatMap(test -> elements(test.path("results")))
                .flatMap(result -> elements(result.path("errors")))
                .map(error -> error.path("message").asText())
                .toList();
        return said.isEmpty() ? List.of("did not run to its end") : said;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
