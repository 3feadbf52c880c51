package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.ModelChanged;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.route.Routes;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/// What a virtual key may call, in OpenAI's shape, from memory.
@ApplicationScoped
class ModelList {
    private final Routes routes;

    ModelList(Routes routes) {
        this.routes = routes;
    }

    Buffer all(Facts facts, Caller caller) {
        List<Model> models = routes.usable(facts, caller).stream()
                .sorted(Comparator.comparing(ModelChanged::model))
                .map(Model::of)
                .toList();
        return Buffer.buffer(ContractJson.write(new Models("list", models)));
    }

    Buffer one(Facts facts, Caller caller, String name) throws Refused {
        ModelChanged model = routes.usable(facts, caller).stream()
                .filter(m -> m.model().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.of(404, "model_not_found", "The model '" + name + "' does not exist."));
        return Buffer.buffer(ContractJson.write(Model.of(model)));
    }

    private record Models(String object, List<Model> data) {}

    private record Model(String id, String object, long created, String ownedBy) {
        static Model of(ModelChanged model) {
            String owner = model.routes().isEmpty()
                    ? "cloudfreedom"
                    : model.routes().getFirst().provider().json();
            return new Model(model.model(), "model", model.updated().getEpochSecond(), owner);
        }
    }
}
