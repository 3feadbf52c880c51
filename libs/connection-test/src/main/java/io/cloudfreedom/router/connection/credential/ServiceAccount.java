package io.cloudfreedom.router.connection.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.ContractJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The parts of a Google service account's key file that a token request needs.
public record ServiceAccount(String clientEmail, String privateKeyId, PrivateKey privateKey, URI tokenUri) {
    private static final String GOOGLE_TOKEN_URI = "https://oauth2.googleapis.com/token";

    /// Reads a key file.
    ///
    /// @throws IllegalArgumentException naming the field that is wrong, never its content
    static ServiceAccount read(Secret keyFile, EndpointRule endpoints) {
        JsonNode json = parse(keyFile);
        require(json, "type", "service_account");
        return new ServiceAccount(
                text(json, "client_email"),
                text(json, "private_key_id"),
                privateKey(json),
                tokenUri(text(json, "token_uri"), endpoints));
    }

    private static JsonNode parse(Secret keyFile) {
        try {
            JsonNode json = ContractJson.MAPPER.readTree(keyFile.reveal());
            if (json == null || !json.isObject()) {
                throw new IllegalArgumentException("must be the JSON key file of a service account");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("must be the JSON key file of a service account");
        }
    }

    /// A signed assertion is as good as the key for a while, so it goes to Google only.
    private static URI tokenUri(String text, EndpointRule endpoints) {
        try {
            URI uri = new URI(text);
            if (text.equals(GOOGLE_TOKEN_URI) || endpoints.allowsTokenUri(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, with what it must be.
        }
        throw new IllegalArgumentException("the key file's token_uri must be " + GOOGLE_TOKEN_URI);
    }

    private static void require(JsonNode json, String field, String value) {
        if (!value.equals(json.path(field).asText())) {
            throw new IllegalArgumentException("the key file's " + field + " must be " + value);
        }
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        if (text.isBlank()) {
            throw new IllegalArgumentException("the key file has no " + field);
        }
        return text;
    }

    private static PrivateKey privateKey(JsonNode json) {
        String pem = text(json, "private_key")
                .replace("-----BEGIN PRIVATE KEY-----", "")
                .replace("-----END PRIVATE KEY-----", "")
                .replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(pem);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the key file's private_key is no PKCS #8 RSA key");
        }
    }

    @Override
    public String toString() {
        return "ServiceAccount[" + clientEmail + "]";
    }
}
