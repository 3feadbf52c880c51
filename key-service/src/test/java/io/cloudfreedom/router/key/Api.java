package io.cloudfreedom.router.key;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The API as one caller uses it.
public record Api(String token) {
    private static final Filter DESCRIBED = new DescribedAnswers();

    public RequestSpecification request() {
        return RestAssured.given().filter(DESCRIBED).auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Response post(String path, Object body, String idempotencyKey) {
        return request().header("Idempotency-Key", idempotencyKey).body(body).post(path);
    }

    public Response patch(String path, long version, Object body) {
        return request().header("If-Match", "\"" + version + "\"").body(body).patch(path);
    }

    public Response get(String path) {
        return request().get(path);
    }

    public Response delete(String path, long version) {
        return request().header("If-Match", "\"" + version + "\"").delete(path);
    }

    /// A new hybrid tenant.
    public UUID tenant() {
        String slug = "t-" + UUID.randomUUID().toString().substring(0, 13);
        return UUID.fromString(post("/api/tenants", Map.of("name", "Tenant " + slug, "slug", slug, "tier", "hybrid"))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public static Map<String, Object> openAi(UUID tenant, String secret) {
        Map<String, Object> body = new HashMap<>();
        body.put("tenant_id", tenant.toString());
        body.put("provider", "openai");
        body.put("provider_name", "OpenAI main");
        body.put("api_key", secret);
        body.put("models_enabled", new String[] {"*"});
        return body;
    }
}
