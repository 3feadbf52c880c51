package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import java.util.List;

/// What an examination believes that is not in the database.
///
/// @param keys who may have signed; with none, signatures are not looked at
/// @param witnesses checkpoints that were kept elsewhere
public record Trust(List<VerifierKey> keys, List<SignedCheckpoint> witnesses) {
    public static final Trust NONE = new Trust(List.of(), List.of());

    public Trust {
        keys = List.copyOf(keys);
        witnesses = List.copyOf(witnesses);
    }

    boolean accepts(SignedCheckpoint signed) {
        return keys.isEmpty() || signed.isSignedBy(keys);
    }
}
