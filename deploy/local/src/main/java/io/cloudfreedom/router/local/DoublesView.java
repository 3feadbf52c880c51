package io.cloudfreedom.router.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.api.HttpJson;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/// What the providers' doubles were asked, and how they are to treat a credential.
final class DoublesView {

    private final URI base;

    DoublesView(URI base) {
        this.base = base;
    }

    /// Whether the last request for an answer came with this credential.
    boolean lastSaw(String credential) {
        JsonNode last = HttpJson.get(URI.create(base + "/__requests/last"), Map.of())
                .require("the doubles' log")
                .body();
        return last.path(0).path("credential_sha256").asText().equals(sha256(credential));
    }

    void treat(String credential, String mode) {
        HttpJson.send("PUT", URI.create(base + "/__control"), Map.of(), Map.of("credential", credential, "mode", mode))
                .require("the doubles' control");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
