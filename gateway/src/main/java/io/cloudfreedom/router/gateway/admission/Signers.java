package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.contracts.admission.AdmissionSigner;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.cloudfreedom.router.gateway.secret.SigningSecret;
import io.cloudfreedom.router.gateway.secret.SigningSecrets;
import jakarta.enterprise.context.ApplicationScoped;

/// A signer for each event loop, made anew when the secret changes.
@ApplicationScoped
class Signers {
    private static final ThreadLocal<AdmissionSigner> SIGNERS = new ThreadLocal<>();

    private final SigningSecrets secrets;

    Signers(SigningSecrets secrets) {
        this.secrets = secrets;
    }

    /// @throws Refused 503 when the secret is not known yet
    AdmissionSigner current() throws Refused {
        SigningSecret secret = secrets.current()
                .orElseThrow(() -> Refused.unavailable("not_ready", "The gateway is not ready yet; try again."));
        AdmissionSigner signer = SIGNERS.get();
        if (signer == null || !signer.keyId().equals(secret.keyId())) {
            signer = secret.signer();
            SIGNERS.set(signer);
        }
        return signer;
    }
}
