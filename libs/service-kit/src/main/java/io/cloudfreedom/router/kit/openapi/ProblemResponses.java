package io.cloudfreedom.router.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Gives every operation of a service that has an [ExampleFile] the problems (RFC 9457) that it answers with,
/// each with an example.
///
/// Those that follow from its parameters and its body come by themselves. A resource names the others in an
/// `@Extension` of this name: `"409 slug-taken, 428 precondition-required"`.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemResponses implements OASFilter {

    /// Says which problems an operation answers beyond the usual ones; not shown.
    public static final String EXTENSION = "x-problems";

    private static final String SCHEMA = "Problem";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final String SOME_ID = "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (ExampleFile.read().isEmpty()
                || document.getPaths() == null
                || document.getPaths().getPathItems() == null) {
            return;
        }
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SCHEMA, schema());
        document.getPaths().getPathItems().forEach(ProblemResponses::complete);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations()
                .values()
                .forEach(operation -> problems(path, operation)
                        .forEach((status, types) ->
                                operation.getResponses().addAPIResponse(status, response(path, status, types))));
    }

    private static Map<String, Set<String>> problems(String path, Operation operation) {
        Map<String, Set<String>> problems = new TreeMap<>();
        add(problems, "401", "unauthorized");
        add(problems, "403", "forbidden");
        add(problems, "500", "internal");
        if (VARIABLE.matcher(path).find()) {
            add(problems, "404", "not-found");
        }
        if (takes(operation, In.QUERY, "")) {
            add(problems, "422", "invalid-request");
        }
        if (operation.getRequestBody() != null) {
            add(problems, "400", "unreadable-body");
            add(problems, "413", "request-too-large");
            add(problems, "422", "invalid-request");
        }
        if (takes(operation, In.HEADER, "Idempotency-Key")) {
            add(problems, "400", "idempotency-key-missing");
            add(problems, "409", "operation-aborted");
            add(problems, "422", "idempotency-key-reused");
        }
        if (takes(operation, In.HEADER, "If-Match")) {
            add(problems, "412", "precondition-failed");
        }
        for (String problem : named(operation)) {
            String[] parts = problem.split(" ", 2);
            add(problems, parts[0], parts[1]);
        }
        return problems;
    }

    /// What the resource says itself.
    private static List<String> named(Operation operation) {
        Object named = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(EXTENSION);
        if (named == null) {
            return List.of();
        }
        operation.removeExtension(EXTENSION);
        operation.getResponses().removeExtension(EXTENSION);
        operation.getResponses().getAPIResponses().values().forEach(response -> response.removeExtension(EXTENSION));
        return List.of(named.toString().split(", ", -1));
    }

    private static void add(Map<String, Set<String>> problems, String status, String type) {
        problems.computeIfAbsent(status, none -> new TreeSet<>()).add(type);
    }

    private static boolean takes(Operation operation, In in, String name) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null
                && parameters.stream().anyMatch(p -> p.getIn() == in && (name.isEmpty() || name.equals(p.getName())));
    }

    private static APIResponse response(String path, String status, Set<String> types) {
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA));
        types.forEach(type -> problem.addExample(
                type, OASFactory.createExample().value(example(path, Integer.parseInt(status), type))));
        return OASFactory.createAPIResponse()
                .description("Problem `" + String.join("`, `", types) + "`")
                .content(OASFactory.createContent().addMediaType("application/problem+json", problem));
    }

    private static Map<String, Object> example(String path, int status, String type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "/problems/" + type);
        example.put("title", title(type));
        example.put("status", status);
        example.put("instance", VARIABLE.matcher(path).replaceAll(SOME_ID));
        if (type.equals("invalid-request")) {
            Map<String, Object> violation = new LinkedHashMap<>();
            violation.put("pointer", "#/name");
            violation.put("detail", "is required");
            example.put("errors", List.of(violation));
        }
        return example;
    }

    /// `slug-taken` → `Slug taken`.
    private static String title(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1).replace('-', ' ');
    }

    private static Schema schema() {
        Schema violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("pointer", text("the field, a JSON pointer as a URI fragment"))
                .addProperty("detail", text("the remedy"))
                .addRequired("pointer")
                .addRequired("detail");
        return OASFactory.createSchema()
                .description("A problem document (RFC 9457); docs/problems describes every type")
                .addType(SchemaType.OBJECT)
                .addProperty("type", text("a path below /problems/ that never changes its meaning"))
                .addProperty("title", text("the type in words"))
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text("what is wrong in this case and what to do"))
                .addProperty("instance", text("the path that was asked for"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("instance");
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
