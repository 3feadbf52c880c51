package io.cloudfreedom.router.key.audit.proof;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Shows that the log of one checkpoint is the beginning of that of a later one (RFC 6962, section 2.1.2).
///
/// @param proof hashes in hex
@Schema(name = "ConsistencyProof")
record Consistency(CheckpointView from, CheckpointView to, List<String> proof) {
    Consistency {
        proof = List.copyOf(proof);
    }
}
