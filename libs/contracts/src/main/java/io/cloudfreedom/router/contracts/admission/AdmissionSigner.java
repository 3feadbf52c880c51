package io.cloudfreedom.router.contracts.admission;

import io.cloudfreedom.router.contracts.ContractJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes the `X-CF-Admission` header: `v1.<base64url(json)>.<base64url(HMAC-SHA256)>`, the MAC over the
/// first two parts.
///
/// Not safe for use by several threads at once: give each event loop its own.
public final class AdmissionSigner {
    public static final String HEADER = "X-CF-Admission";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final String keyId;
    private final Mac mac;

    /// @param keyId the name of the secret, which must be the `kid` of what is signed
    /// @param secret 32 random bytes, shared by gateways and agents
    public AdmissionSigner(String keyId, byte[] secret) {
        this.keyId = Objects.requireNonNull(keyId, "keyId is null");
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    public String keyId() {
        return keyId;
    }

    public String sign(Admission admission) {
        if (!admission.kid().equals(keyId)) {
            throw new IllegalArgumentException(
                    "admission is for key " + admission.kid() + ", this signer holds " + keyId);
        }
        String json = ContractJson.write(admission);
        String signed = "v1." + BASE64URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return signed + "." + BASE64URL.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }
}
