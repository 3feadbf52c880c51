package io.cloudfreedom.router.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.local.api.HttpJson;
import io.cloudfreedom.router.local.part.KeycloakPart;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/// Tells Keycloak which tenant a sample user belongs to: the tenant's id is known only once key-service has made it.
final class RealmUsers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI users;
    private final Supplier<String> token;

    RealmUsers(URI keycloak, Supplier<String> token) {
        this.users = URI.create(keycloak + "/admin/realms/" + KeycloakPart.REALM + "/users");
        this.token = token;
    }

    void belongTo(String username, String tenantId) {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token.get());
        JsonNode found = HttpJson.get(URI.create(users + "?exact=true&username=" + username), headers)
                .require("the search for " + username)
                .body()
                .path(0);
        if (!(found instanceof ObjectNode user)) {
            throw new StackException("the realm has no user " + username + "; ./router reset makes a new one");
        }
        if (user.at("/attributes/tenant_id/0").asText().equals(tenantId)) {
            return;
        }
        user.withObject("/attributes").putArray("tenant_id").add(tenantId);
        HttpJson.send(
                        "PUT",
                        URI.create(users + "/" + user.path("id").asText()),
                        headers,
                        JSON.convertValue(user, new TypeReference<Map<String, Object>>() {}))
                .require("the tenant of " + username);
    }
}
