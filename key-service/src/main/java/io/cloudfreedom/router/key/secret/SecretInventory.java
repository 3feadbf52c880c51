package io.cloudfreedom.router.key.secret;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What lies in the store of secrets, without reading any.
///
/// Fails with [SecretStoreUnavailable] when the store does not answer.
public interface SecretInventory {
    /// Everything that was ever written, in no order; destroyed paths too.
    Multi<Stored> all();

    /// Whether a secret can be read at the path.
    Uni<Boolean> isReadable(MaterialPath path);

    /// Makes a secret unreadable in a way that an operator can still undo.
    Uni<Void> hide(MaterialPath path);

    /// The highest epoch of the database that was noted here; empty when none was.
    Uni<OptionalLong> latestEpoch();

    /// Notes an epoch of the database, once and for ever.
    Uni<Void> noteEpoch(long epoch);

    /// One path.
    ///
    /// @param hiddenAt when it was hidden
    record Stored(MaterialPath path, State state, @Nullable Instant hiddenAt) {}

    /// What can be done with a path.
    enum State {
        READABLE,
        HIDDEN,
        DESTROYED
    }
}
