package io.cloudfreedom.router.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Keeps what stands behind the gateway's `/api` and leaves out what services and agents say to each other.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublicPaths implements OASFilter {

    private static final String PUBLIC = "/api/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            List.copyOf(document.getPaths().getPathItems().keySet()).stream()
                    .filter(path -> !path.startsWith(PUBLIC))
                    .forEach(document.getPaths()::removePathItem);
        }
    }
}
