package io.cloudfreedom.router.gateway.lease;

import java.util.List;

/// The outcome of one attempt to take room.
sealed interface Take {
    /// Everything was taken.
    record Taken(Reservation reservation) implements Take {}

    /// Nothing was taken; these accounts have no lease with room for this process.
    record Missing(List<Charge> charges) implements Take {}
}
