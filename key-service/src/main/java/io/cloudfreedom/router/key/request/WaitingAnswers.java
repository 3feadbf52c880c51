package io.cloudfreedom.router.key.request;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/// Describes the second answer of every operation that takes [Prefer]: the same body with 202 when time was up.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class WaitingAnswers implements OASFilter {
    private static final String TIME_IS_UP = "Done; some LiteLLMs had not applied it in the time that was asked for";

    @Override
    public Operation filterOperation(Operation operation) {
        if (takesPrefer(operation)) {
            APIResponses responses = operation.getResponses();
            APIResponse inTime =
                    responses.hasAPIResponse("201") ? responses.getAPIResponse("201") : responses.getAPIResponse("200");
            responses.addAPIResponse(
                    "202",
                    OASFactory.createAPIResponse().description(TIME_IS_UP).content(inTime.getContent()));
        }
        return operation;
    }

    private static boolean takesPrefer(Operation operation) {
        List<Parameter> parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(p -> Prefer.HEADER.equals(p.getName()));
    }
}
