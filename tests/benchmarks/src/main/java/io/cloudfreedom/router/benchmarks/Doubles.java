package io.cloudfreedom.router.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.api.HttpJson;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/// The providers' doubles, asked which credentials they saw since they were last asked.
final class Doubles {

    private final URI url;
    private long seen;

    Doubles(URI url) {
        this.url = url;
    }

    /// Which credentials came with a request for an answer of a model since the last call.
    Seen fresh() {
        Set<String> credentials = new HashSet<>();
        JsonNode page = page();
        while (!page.isEmpty()) {
            for (JsonNode request : page) {
                seen = request.path("seq").asLong();
                // Lists of models, as connection tests ask for them, name no model.
                if (!request.path("model").asText("").isEmpty()) {
                    credentials.add(request.path("credential_sha256").asText());
                }
            }
            page = page();
        }
        return new Seen(credentials);
    }

    private JsonNode page() {
        return HttpJson.get(URI.create(url + "/__requests?since=" + seen), Map.of())
                .require("the doubles' record")
                .body();
    }

    /// Credentials, known by their hashes.
    record Seen(Set<String> hashes) {

        Seen {
            hashes = Set.copyOf(hashes);
        }

        boolean contains(String credential) {
            return hashes.contains(sha256(credential));
        }

        private static String sha256(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }
}
