package io.cloudfreedom.router.key.secret;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/// Signs the checkpoints of the audit log with an Ed25519 key that never leaves the secret store.
///
/// Every operation fails with [SecretStoreUnavailable] when the store does not answer.
public interface AuditSigner {
    Uni<Signed> sign(byte[] text);

    /// The public keys, 32 bytes each, by their version.
    Uni<Map<Integer, byte[]>> publicKeys();

    /// A signature in base 64, and which version of the key made it.
    record Signed(int keyVersion, String signature) {}
}
