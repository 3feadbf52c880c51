package io.cloudfreedom.router.config.storedtest;

import io.cloudfreedom.router.config.projection.ProjectionRows;
import io.cloudfreedom.router.config.secret.SecretFields;
import io.cloudfreedom.router.config.secret.SecretStore;
import io.cloudfreedom.router.connection.credential.CredentialReader;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.connection.credential.ProviderSettings;
import io.cloudfreedom.router.connection.probe.ConnectionTest;
import io.cloudfreedom.router.connection.probe.StoredTest;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Tests the secret that a key's latest event pins, by a call to its provider. Each reading is in the audit log.
@ApplicationScoped
class StoredTests {
    private final Database database;
    private final ProjectionRows keys;
    private final SecretStore secrets;
    private final ConnectionTest connectionTest;
    private final Outbox outbox;
    private final Clock clock;

    StoredTests(
            Database database,
            ProjectionRows keys,
            SecretStore secrets,
            ConnectionTest connectionTest,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.keys = keys;
        this.secrets = secrets;
        this.connectionTest = connectionTest;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<StoredTest> of(UUID id) {
        return database.asSystem(tx -> keys.key(tx, id))
                .map(found -> found.orElseThrow(() -> new NotFound("provider key")))
                .chain(this::test);
    }

    private Uni<StoredTest> test(ProviderKeyChanged key) {
        return secrets.read(key.material().path())
                .map(found -> credentials(key, found.orElseThrow(SecretDestroyed::new)))
                .call(() -> database.asSystem(tx -> outbox.appendQuietly(tx, List.of(reading(key)))))
                .chain(connectionTest::test)
                .map(result -> new StoredTest(key.material().id(), result));
    }

    private static Credentials credentials(ProviderKeyChanged key, SecretFields secret) {
        var settings =
                new ProviderSettings(key.provider(), key.endpoint(), key.region(), key.projectId(), key.config());
        return CredentialReader.read(
                settings.used(),
                secret.field("api_key").orElse(null),
                secret.field("api_key_secondary").orElse(null),
                EndpointRule.ADMITTED);
    }

    private AuditRecorded reading(ProviderKeyChanged key) {
        Instant now = clock.instant();
        return new AuditRecorded(
                Uuid7.at(now),
                now,
                key.tenantId(),
                "config-service",
                "provider_key.secret_read",
                key.id().toString(),
                "done",
                "connection test",
                null);
    }
}
