package io.cloudfreedom.router.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.local.api.HttpJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The providers' doubles, asked what they were asked.
public record Providers(URI url) {
    /// What a provider answered with status 200 and would put on its invoice.
    public record Billed(String provider, String model, Tokens tokens) {}

    /// Makes the double treat a credential in a certain way, for example as a slow stream.
    public void treat(String credential, String mode, int chunks, long intervalMillis) {
        HttpJson.send(
                        "PUT",
                        url.resolve("/__control"),
                        Map.of(),
                        Map.of(
                                "credential_sha256",
                                sha256(credential),
                                "mode",
                                mode,
                                "chunks",
                                chunks,
                                "interval_ms",
                                intervalMillis))
                .require("the double's control");
    }

    /// How many requests came with the credential.
    public long requestsWith(String credential) {
        return requests(credential).size();
    }

    public List<Billed> billedTo(String credential) {
        return requests(credential).stream()
                .filter(r -> r.path("status").asInt() == 200)
                .filter(r -> r.path("output_tokens").asLong()
                                + r.path("input_tokens").asLong()
                        > 0)
                .map(r -> new Billed(
                        r.path("provider").asText(),
                        r.path("model").asText(),
                        new Tokens(
                                r.path("input_tokens").asLong(),
                                r.path("cached_input_tokens").asLong(),
                                r.path("cache_write_tokens").asLong(),
                                0,
                                r.path("output_tokens").asLong(),
                                r.path("reasoning_tokens").asLong())))
                .toList();
    }

    private List<JsonNode> requests(String credential) {
        String query = "/__requests?credential_sha256=" + sha256(credential);
        JsonNode all = HttpJson.get(url.resolve(query), Map.of())
                .require("the double's record")
                .body();
        return StreamSupport.stream(all.spliterator(), false).toList();
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
