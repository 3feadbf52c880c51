package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What an examination believes that is not in the database.
final class Trust {
    static final Trust NONE = new Trust(List.of(), List.of());

    private final List<VerifierKey> keys;
    private final List<SignedCheckpoint> witnesses;
    /// A witness is a note of the table too, so each note's signature is verified once.
    private final Map<String, Boolean> verified = new ConcurrentHashMap<>();

    /// @param keys who may have signed; with none, signatures are not looked at
    /// @param witnesses checkpoints that were kept elsewhere
    Trust(List<VerifierKey> keys, List<SignedCheckpoint> witnesses) {
        this.keys = List.copyOf(keys);
        this.witnesses = List.copyOf(witnesses);
    }

    List<SignedCheckpoint> witnesses() {
        return witnesses;
    }

    boolean accepts(SignedCheckpoint signed) {
        return keys.isEmpty() || verified.computeIfAbsent(signed.note(), note -> signed.isSignedBy(keys));
    }
}
