package io.cloudfreedom.router.key.reconcile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What one comparison found and did.
///
/// @param outcome why nothing was repaired, if nothing was
/// @param epoch the database's; it only grows
/// @param epochInVault the highest that was noted in Vault; above `epoch` the database is older than Vault
/// @param secrets readable secrets in Vault
/// @param orphans readable secrets that nothing refers to
/// @param hidden of these, made unreadable in this round
/// @param destroyed hidden for long enough, or left over from a destruction that did not finish
/// @param missing secrets in use that are not in Vault
/// @param republished keys that some LiteLLM had not applied
@Schema(name = "Reconciliation")
record Reconciliation(
        Instant at,
        Outcome outcome,
        long epoch,
        long epochInVault,
        int secrets,
        int orphans,
        int hidden,
        int destroyed,
        int missing,
        int republished) {

    /// How a comparison ended.
    enum Outcome {
        /// Everything that was found is repaired, or on its way.
        @JsonProperty("repaired")
        REPAIRED,
        /// The database is older than what Vault has seen of it: a restored backup. Nothing was touched.
        @JsonProperty("disarmed")
        DISARMED,
        /// More orphans than can be explained: none was touched.
        @JsonProperty("too_many_orphans")
        TOO_MANY_ORPHANS
    }

    int findings() {
        return orphans + missing + republished;
    }
}
