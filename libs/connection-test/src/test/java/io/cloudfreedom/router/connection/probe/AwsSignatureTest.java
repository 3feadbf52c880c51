package io.cloudfreedom.router.connection.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AwsSignatureTest {
    private static final URI LIST = URI.create("https://bedrock.eu-central-1.amazonaws.com/foundation-models");
    private static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");

    @Test
    void signsHostTimeAndPayload() {
        var headers = AwsSignature.headers(signer("secret-EXAMPLE"), "GET", LIST, "", AT);

        assertThat(headers).containsEntry("x-amz-date", "20261102T101530Z").doesNotContainKey("host");
        assertThat(headers.get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261102/eu-central-1/bedrock/aws4_request, "
                        + "SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=")
                .doesNotContain("secret-EXAMPLE");
    }

    @Test
    void everythingSignedChangesTheSignature() {
        String signature = signature(signer("secret-EXAMPLE"), "GET", LIST, "");

        assertThat(signature(signer("secret-OTHER"), "GET", LIST, "")).isNotEqualTo(signature);
        assertThat(signature(signer("secret-EXAMPLE"), "POST", LIST, "")).isNotEqualTo(signature);
        assertThat(signature(signer("secret-EXAMPLE"), "GET", LIST.resolve("/x"), ""))
                .isNotEqualTo(signature);
        assertThat(signature(signer("secret-EXAMPLE"), "GET", LIST, "x")).isNotEqualTo(signature);
    }

    private static AwsSignature.Signer signer(String secret) {
        return new AwsSignature.Signer("AKIAEXAMPLE", secret, "eu-central-1", "bedrock");
    }

    private static String signature(AwsSignature.Signer signer, String method, URI uri, String body) {
        return AwsSignature.headers(signer, method, uri, body, AT).getOrDefault("authorization", "");
    }
}
