package io.cloudfreedom.router.config.storedtest;

import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.kit.identity.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/// What key-service asks when a stored key is to be tested.
@Path("/internal/provider-keys/{id}/test")
@RolesAllowed(Role.SERVICE)
public class StoredTestResource {
    private final StoredTests tests;

    StoredTestResource(StoredTests tests) {
        this.tests = tests;
    }

    /// 404 for a key that we have not heard of, 409 for one whose secret is destroyed.
    @POST
    public Uni<StoredTest> test(UUID id) {
        return tests.of(id);
    }
}
