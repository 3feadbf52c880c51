package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.openapi.ProblemResponses;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/reconciliation")
@Tag(name = "Reconciliation")
@RolesAllowed(Role.SUPER_ADMIN)
class ReconciliationResource {
    private final Reconciler reconciler;

    ReconciliationResource(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    /// What the last comparison of Vault with the database found.
    @GET
    @Extension(name = ProblemResponses.EXTENSION, value = "404 not-found")
    public Uni<Reconciliation> getReconciliation() {
        return reconciler.last().map(last -> last.orElseThrow(() -> new NotFound("reconciliation")));
    }

    /// Compares now. After a database was restored from a backup, `accept_epoch` says that this is meant:
    /// secrets that were saved since the backup are orphans then.
    @POST
    @Extension(
            name = ProblemResponses.EXTENSION,
            value = "409 other-epoch, 409 reconciliation-under-way, 503 secret-store-unavailable")
    public Uni<Reconciliation> reconcile(@RestQuery("accept_epoch") @Nullable Long acceptEpoch) {
        return acceptEpoch == null
                ? reconciler.run()
                : reconciler.acceptEpoch(acceptEpoch).chain(reconciler::run);
    }
}
