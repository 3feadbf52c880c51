package io.cloudfreedom.router.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Shows an example of every body that is sent and answered.
///
/// A service keeps its examples in the resource `META-INF/openapi-examples.json`, an object whose members are
/// named as the schemas are, or as the operation whose answer has no schema of its own. Of a page or a list
/// it shows one item.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class Examples implements OASFilter {

    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Object> examples = ExampleFile.read();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (examples.isEmpty() || document.getPaths() == null) {
            return;
        }
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> show(operation, schemas));
    }

    private void show(Operation operation, Map<String, Schema> schemas) {
        if (operation.getRequestBody() != null) {
            show(operation, operation.getRequestBody().getContent(), schemas);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(response -> show(operation, response.getContent(), schemas));
    }

    private void show(Operation operation, @Nullable Content content, Map<String, Schema> schemas) {
        if (content == null) {
            return;
        }
        for (MediaType body : content.getMediaTypes().values()) {
            if (body.getExample() == null && body.getExamples() == null && body.getSchema() != null) {
                Object own = examples.get(nameOf(operation));
                Object example = own != null ? own : of(body.getSchema(), schemas);
                if (example != null) {
                    body.setExample(example);
                }
            }
        }
    }

    /// `TenantResource_exportTenant` → `exportTenant`.
    private static String nameOf(Operation operation) {
        String id = operation.getOperationId();
        return id == null ? "" : id.substring(id.indexOf('_') + 1);
    }

    private @Nullable Object of(Schema schema, Map<String, Schema> schemas) {
        String reference = schema.getRef();
        if (reference != null) {
            String name = reference.substring(REFERENCE.length());
            Object example = examples.get(name);
            Schema named = schemas.get(name);
            return example != null || named == null ? example : of(named, schemas);
        }
        if (schema.getItems() != null) {
            Object item = of(schema.getItems(), schemas);
            return item == null ? null : List.of(item);
        }
        if (schema.getProperties() == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        schema.getProperties().forEach((name, property) -> {
            Object member = of(property, schemas);
            if (member != null) {
                members.put(name, member);
            }
        });
        return members.isEmpty() ? null : members;
    }
}
