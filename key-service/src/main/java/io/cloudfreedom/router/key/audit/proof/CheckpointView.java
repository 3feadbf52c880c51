package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.key.audit.checkpoint.Checkpoint;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A checkpoint as the API shows it; all of it is in the note, which is signed.
@Schema(name = "AuditCheckpoint")
record CheckpointView(
        String origin,
        @Schema(description = "entries that it covers") long size,
        @Schema(description = "SHA-256 in hex") String root,
        Instant at,

        @Schema(description = "a signed note, see c2sp.org/tlog-checkpoint")
        String note) {
    static CheckpointView of(SignedCheckpoint signed) {
        Checkpoint checkpoint = signed.checkpoint();
        return new CheckpointView(
                checkpoint.origin(), checkpoint.size(), checkpoint.root().hex(), checkpoint.at(), signed.note());
    }
}
