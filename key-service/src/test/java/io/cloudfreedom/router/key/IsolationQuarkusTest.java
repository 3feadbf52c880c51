package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every operation of the API description with an id in its path, called with another tenant's token: the answer is
/// the
/// same, byte for byte, whether the id is another tenant's or nobody's.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
@SuppressWarnings("NullAway.Init") // The test resources fill the fields.
class IsolationQuarkusTest {
    private static final Path DESCRIPTION = Path.of("target/openapi/openapi.json");
    private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete");
    private static final Set<String> SUPER_ADMIN_ONLY = Set.of("deleteTenant");

    Issuer issuer;

    private record Operation(String method, String path, String id) {}

    @Test
    void foreignIdIsLikeNoId() throws Exception {
        Api admin = new Api(issuer.superAdmin());
        UUID other = admin.tenant();
        String key = admin.post("/api/provider-keys", Api.openAi(other, "isolated-0123456789-abcd"))
                .path("id");
        String virtual = admin.post("/api/virtual-keys", Map.of("tenant_id", other, "name", "app"))
                .path("id");
        Api me = new Api(issuer.tenantAdmin(admin.tenant()));
        String nothing = UUID.randomUUID().toString();

        List<Operation> operations = operations();
        for (Operation operation : operations) {
            String foreign = operation.path().startsWith("/api/tenants")
                    ? other.toString()
                    : operation.path().startsWith("/api/virtual-keys") ? virtual : key;
            Response toForeign = call(me, operation, foreign);
            Response toNothing = call(me, operation, nothing);

            int expected = SUPER_ADMIN_ONLY.contains(operation.id()) ? 403 : 404;
            assertThat(toForeign.statusCode()).as(operation.id()).isEqualTo(expected);
            assertThat(toForeign.asString().replace(foreign, nothing))
                    .as(operation.id())
                    .isEqualTo(toNothing.asString());
        }
        assertThat(operations).extracting(Operation::id).contains("getTenant", "rotateProviderKey", "revokeVirtualKey");
    }

    private static List<Operation> operations() throws Exception {
        JsonNode paths = new ObjectMapper().readTree(DESCRIPTION.toFile()).path("paths");
        List<Operation> operations = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (path.getKey().contains("{id}") && METHODS.contains(method.getKey())) {
                        operations.add(new Operation(
                                method.getKey(),
                                path.getKey(),
                                method.getValue().path("operationId").asText()));
                    }
                }));
        return operations;
    }

    private static Response call(Api api, Operation operation, String id) {
        String path = operation.path().replace("{id}", id);
        return switch (operation.method()) {
            case "get" -> api.get(path);
            case "post" -> api.post(path, Map.of("api_key", "isolated-9876543210-efgh"));
            case "patch" -> api.patch(path, 1, Map.of("name", "x"));
            default -> api.delete(path, 1);
        };
    }
}
