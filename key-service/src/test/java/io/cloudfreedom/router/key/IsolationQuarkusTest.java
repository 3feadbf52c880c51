package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.key.Description.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Every operation of the API description, with the ids of another tenant and another tenant's token: the
/// answer is the same, byte for byte, as for ids that are nobody's. An operation that this test has no case
/// for fails the build.
@QuarkusTest
class IsolationQuarkusTest extends RunningService {
    /// Take no id of a tenant or of anything that a tenant owns.
    private static final Set<String> WITHOUT_IDS = Set.of(
            "listTenants",
            "createTenant",
            "testProviderKeyInput",
            "getReconciliation",
            "reconcile",
            "listAuditCheckpoints",
            "proveAuditConsistency",
            "listAuditKeys");

    /// A place in the audit log is a number that everybody can guess; its own tests tell whose entries it shows.
    private static final Set<String> BY_SEQUENCE = Set.of("proveAuditEvent");

    /// Nobody but the platform's admin may call these, whatever the id.
    private static final Set<String> SUPER_ADMIN_ONLY = Set.of("deleteTenant");

    /// What belongs to another tenant, by the beginning of the paths that name it.
    private record Foreign(UUID tenant, String providerKey, String virtualKey) {
        String idIn(String path) {
            return path.startsWith("/api/tenants/")
                    ? tenant.toString()
                    : path.startsWith("/api/provider-keys/")
                            ? providerKey
                            : path.startsWith("/api/virtual-keys/") ? virtualKey : "";
        }
    }

    @Test
    void whatIsForeignIsLikeWhatIsNotThere() {
        UUID other = admin.tenant();
        var foreign = new Foreign(
                other,
                created(Api.openAi(other, "isolated-0123456789-abcd")),
                admin.post("/api/virtual-keys", Map.of("tenant_id", other, "name", "app"))
                        .path("id"));
        Api me = new Api(issuer.tenantAdmin(admin.tenant()));

        List<String> withoutCase = new ArrayList<>();
        for (Operation operation : operations()) {
            if (!isTried(me, operation, foreign)) {
                withoutCase.add(operation.id());
            }
        }

        assertThat(withoutCase).as("operations without a case here").isEmpty();
        admin.get("/api/provider-keys/" + foreign.providerKey()).then().statusCode(200);
        admin.get("/api/virtual-keys/" + foreign.virtualKey()).then().statusCode(200);
    }

    private boolean isTried(Api me, Operation operation, Foreign foreign) {
        if (WITHOUT_IDS.contains(operation.id()) || BY_SEQUENCE.contains(operation.id())) {
            return true;
        }
        String id = operation.path().contains("{id}") ? foreign.idIn(operation.path()) : "";
        if (!id.isEmpty()) {
            int status = SUPER_ADMIN_ONLY.contains(operation.id()) ? 403 : 404;
            same(
                    operation,
                    id,
                    status,
                    tried -> call(me, operation, operation.path().replace("{id}", tried), body("")));
            return true;
        }
        String tenant = foreign.tenant().toString();
        if (operation.takesQuery("tenant_id")) {
            // A list of what is foreign is empty, as one of what is not there.
            int status = operation.id().startsWith("list") ? 200 : 404;
            same(
                    operation,
                    tenant,
                    status,
                    tried -> call(me, operation, operation.path() + "?tenant_id=" + tried, body("")));
            return true;
        }
        if (operation.takesBodyOf("ProviderKeyInput") || operation.takesBodyOf("VirtualKeyInput")) {
            same(operation, tenant, 404, tried -> call(me, operation, operation.path(), body(tried)));
            return true;
        }
        return false;
    }

    private interface Call {
        Response with(String id);
    }

    private static void same(Operation operation, String foreign, int status, Call call) {
        String nothing = UUID.randomUUID().toString();
        Response toForeign = call.with(foreign);
        Response toNothing = call.with(nothing);
        assertThat(toForeign.statusCode()).as(operation.id()).isEqualTo(status);
        assertThat(toForeign.asString().replace(foreign, nothing))
                .as(operation.id())
                .isEqualTo(toNothing.asString());
        assertThat(toForeign.asByteArray()).as(operation.id()).hasSameSizeAs(toNothing.asByteArray());
    }

    private static List<Operation> operations() {
        List<Operation> operations = Description.built().operations();
        assertThat(operations)
                .extracting(Operation::id)
                .contains("getTenant", "rotateProviderKey", "rotateVirtualKey", "testAllProviderKeys");
        return operations;
    }

    private static Map<String, Object> body(String tenant) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "x");
        body.put("provider", "openai");
        body.put("provider_name", "x");
        body.put("api_key", "isolated-9876543210-efgh");
        if (!tenant.isEmpty()) {
            body.put("tenant_id", tenant);
        }
        return body;
    }

    private static Response call(Api api, Operation operation, String path, Map<String, Object> body) {
        return switch (operation.method()) {
            case "get" -> api.get(path);
            case "post" ->
                api.request()
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .accept("*/*")
                        .body(bodyFor(operation, body))
                        .post(path);
            case "patch" -> api.patch(path, 1, Map.of("name", "x"));
            default -> api.delete(path, 1);
        };
    }

    /// As much of it as the operation knows.
    private static Map<String, Object> bodyFor(Operation operation, Map<String, Object> body) {
        Map<String, Object> fields = new HashMap<>(body);
        if (operation.takesBodyOf("VirtualKeyInput")) {
            fields.keySet().retainAll(Set.of("name", "tenant_id"));
        } else if (operation.takesBodyOf("VirtualKeyRotation")) {
            fields.clear();
        } else {
            fields.remove("name");
        }
        return fields;
    }
}
