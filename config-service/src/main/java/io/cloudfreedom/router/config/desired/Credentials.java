package io.cloudfreedom.router.config.desired;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.config.secret.SecretFields;
import io.cloudfreedom.router.connection.credential.Secret;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts a key's secret into the one parameter of LiteLLM where it belongs.
public final class Credentials {
    private static final String FIELD = "api_key";
    private static final String SERVICE_ACCOUNT = "vertex_credentials";

    private final Optional<URI> tokenUri;

    public Credentials(Endpoints endpoints) {
        this.tokenUri = endpoints.vertexToken();
    }

    /// The complete deployment; empty when the secret lacks the field. Never log it.
    public Optional<Deployment> into(Deployment deployment, SecretFields secret) {
        return secret.field(FIELD).map(Secret::reveal).map(value -> {
            Map<String, Object> params = new HashMap<>(deployment.litellmParams());
            String parameter = parameter(params);
            params.put(parameter, parameter.equals(SERVICE_ACCOUNT) ? serviceAccount(value) : value);
            return new Deployment(deployment.modelName(), params, deployment.modelInfo());
        });
    }

    /// The parameter that takes the secret.
    public static String parameter(Map<String, Object> params) {
        if (String.valueOf(params.get("model")).startsWith("vertex_ai/")) {
            return SERVICE_ACCOUNT;
        }
        return params.containsKey("aws_access_key_id") ? "aws_secret_access_key" : "api_key";
    }

    private String serviceAccount(String json) {
        return tokenUri.map(uri -> withTokenUri(json, uri)).orElse(json);
    }

    private static String withTokenUri(String json, URI uri) {
        try {
            return ContractJson.MAPPER.readTree(json) instanceof ObjectNode account
                    ? account.put("token_uri", uri.toString()).toString()
                    : json;
        } catch (JsonProcessingException e) {
            return json;
        }
    }
}
