package io.cloudfreedom.router.key.audit.proof;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Shows that an entry is in the log that a checkpoint signs (RFC 6962, section 2.1.1).
///
/// @param entry what the leaf is the hash of: `SHA-256(0x00 || canonical JSON)`, RFC 8785
/// @param proof the siblings on the way to the root, in hex, the lowest first
@Schema(name = "InclusionProof")
record Inclusion(
        long seq,
        Map<String, Object> entry,
        String leafHash,
        long treeSize,
        List<String> proof,
        CheckpointView checkpoint) {
    Inclusion {
        entry = Map.copyOf(entry);
        proof = List.copyOf(proof);
    }
}
