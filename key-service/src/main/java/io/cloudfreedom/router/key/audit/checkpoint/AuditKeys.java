package io.cloudfreedom.router.key.audit.checkpoint;

import io.cloudfreedom.router.key.secret.AuditSigner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The keys under the log's name.
@ApplicationScoped
public class AuditKeys {
    private final AuditSigner signer;
    private final String origin;
    private volatile Map<Integer, VerifierKey> known = Map.of();

    AuditKeys(AuditSigner signer, CheckpointConfig config) {
        this.signer = signer;
        this.origin = config.origin();
    }

    /// All versions, the oldest first: an old checkpoint stays verifiable after the key was rotated.
    public Uni<List<VerifierKey>> all() {
        return load().map(keys -> List.copyOf(keys.values()));
    }

    Uni<SignedCheckpoint> sign(Checkpoint checkpoint) {
        byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
        return signer.sign(text)
                .chain(signed -> ofVersion(signed.keyVersion())
                        .map(key -> SignedCheckpoint.of(
                                checkpoint, key, Base64.getDecoder().decode(signed.signature()))));
    }

    private Uni<VerifierKey> ofVersion(int version) {
        VerifierKey key = known.get(version);
        return key != null ? Uni.createFrom().item(key) : load().map(keys -> keys.get(version));
    }

    private Uni<Map<Integer, VerifierKey>> load() {
        return signer.publicKeys().map(keys -> named(origin, keys)).invoke(keys -> known = keys);
    }

    /// Gives public keys the log's name.
    public static Map<Integer, VerifierKey> named(String origin, Map<Integer, byte[]> keys) {
        Map<Integer, VerifierKey> named = new TreeMap<>();
        keys.forEach((version, key) -> named.put(version, new VerifierKey(origin, key)));
        return named;
    }
}
