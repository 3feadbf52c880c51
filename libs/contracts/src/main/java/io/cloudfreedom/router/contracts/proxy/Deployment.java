package io.cloudfreedom.router.contracts.proxy;

import io.cloudfreedom.router.contracts.ContractJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One model of one provider key, as LiteLLM's router takes it.
///
/// `litellmParams` may hold secrets: never log a deployment, its text shows the id only.
public record Deployment(String modelName, Map<String, Object> litellmParams, ModelInfo modelInfo) {
    /// The parameters that are secrets. They are not part of the fingerprint; the material id stands for them.
    public static final Set<String> SECRET_PARAMS =
            Set.of("api_key", "vertex_credentials", "aws_secret_access_key", "azure_ad_token");

    public Deployment {
        Objects.requireNonNull(modelName, "modelName is null");
        Objects.requireNonNull(modelInfo, "modelInfo is null");
        litellmParams = Map.copyOf(litellmParams);
    }

    /// SHA-256 (lower-case hex) over the canonical JSON of the deployment without its secrets.
    public String fingerprint() {
        Map<String, Object> visible = new TreeMap<>(litellmParams);
        visible.keySet().removeAll(SECRET_PARAMS);
        return sha256(ContractJson.canonical(
                Map.of("model_name", modelName, "litellm_params", visible, "model_info", modelInfo)));
    }

    /// SHA-256 (lower-case hex) over the sorted lines `<id>=<fingerprint>`, joined by line feeds.
    public static String checksum(Map<String, String> fingerprintById) {
        return sha256(new TreeMap<>(fingerprintById)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return "Deployment[" + modelInfo.id() + "]";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
