package io.cloudfreedom.router.gateway.secret;

import io.cloudfreedom.router.contracts.admission.AdmissionSigner;

/// The secret that admissions are signed with, under its name.
public final class SigningSecret {
    private final String keyId;
    private final byte[] secret;

    SigningSecret(String keyId, byte[] secret) {
        this.keyId = keyId;
        this.secret = secret.clone();
    }

    public String keyId() {
        return keyId;
    }

    /// A signer for the use of one thread.
    public AdmissionSigner signer() {
        return new AdmissionSigner(keyId, secret);
    }

    /// Names the secret, never shows it.
    @Override
    public String toString() {
        return "SigningSecret[" + keyId + "]";
    }
}
