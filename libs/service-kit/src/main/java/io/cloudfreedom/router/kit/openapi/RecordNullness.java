package io.cloudfreedom.router.kit.openapi;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/// Carries the nullness of our records into their schemas: a component is required, one that is `@Nullable` may be
/// absent or `null`. Clients generated from the document are then as exact as the compiler is here.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class RecordNullness implements OASFilter {

    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName NAMED_SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final List<ClassInfo> records;

    public RecordNullness(IndexView index) {
        this.records =
                index.getKnownClasses().stream().filter(ClassInfo::isRecord).toList();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null || document.getComponents().getSchemas() == null) {
            return;
        }
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                records.stream()
                        .filter(type -> isShownAs(type, name))
                        .map(RecordNullness::components)
                        .filter(components -> components
                                .keySet()
                                .equals(schema.getProperties().keySet()))
                        .findFirst()
                        .ifPresent(components -> apply(components, schema));
            }
        });
    }

    /// A schema is named as its record or as the record's `@Schema` says; a generic one begins with the
    /// record's name.
    private static boolean isShownAs(ClassInfo type, String schema) {
        AnnotationInstance named = type.declaredAnnotation(NAMED_SCHEMA);
        if (named != null && named.value("name") != null) {
            return named.value("name").asString().equals(schema);
        }
        return type.typeParameters().isEmpty()
                ? type.simpleName().equals(schema)
                : schema.startsWith(type.simpleName());
    }

    private static Map<String, RecordComponentInfo> components(ClassInfo type) {
        return type.recordComponents().stream()
                .collect(toMap(
                        component -> jsonName(type, component),
                        component -> component,
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String jsonName(ClassInfo type, RecordComponentInfo component) {
        FieldInfo field = type.field(component.name());
        AnnotationInstance own = field == null ? null : field.annotation(JSON_PROPERTY);
        return own == null || own.value() == null
                ? SNAKE_CASE.translate(component.name())
                : own.value().asString();
    }

    private static void apply(Map<String, RecordComponentInfo> components, Schema schema) {
        Map<String, Schema> properties = new HashMap<>(schema.getProperties());
        components.forEach((name, component) -> {
            Schema property = properties.get(name);
            if (property == null) {
                return;
            }
            if (isNullable(component)) {
                schema.addProperty(name, orNull(property));
            } else if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
                schema.addRequired(name);
            }
        });
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE)
                || component.hasAnnotation(NULLABLE)
                || component.type().name().equals(OPTIONAL);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getType() != null) {
            return schema.getType().contains(SchemaType.NULL) ? schema : schema.addType(SchemaType.NULL);
        }
        if (schema.getRef() == null) {
            return schema;
        }
        Schema nothing = OASFactory.createSchema().addType(SchemaType.NULL);
        return OASFactory.createSchema().addAnyOf(schema).addAnyOf(nothing);
    }
}
