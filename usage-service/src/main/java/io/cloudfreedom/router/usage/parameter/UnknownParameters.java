package io.cloudfreedom.router.usage.parameter;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Refuses parameters that the operation does not read, and those that are given twice.
@Provider
@OnlyKnownParameters
public class UnknownParameters implements ContainerRequestFilter {
    private final ResourceInfo operation;

    UnknownParameters(@Context ResourceInfo operation) {
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        SortedSet<String> known = Arrays.stream(operation.getResourceMethod().getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(annotation -> annotation != null)
                .map(QueryParam::value)
                .collect(Collectors.toCollection(TreeSet::new));
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw new InvalidParameter(
                        name,
                        known.isEmpty()
                                ? "is not known here: this takes no parameters"
                                : "is not known here: use any of " + String.join(", ", known));
            }
            if (values.size() > 1) {
                throw new InvalidParameter(name, "is given more than once: give it once");
            }
        });
    }
}
