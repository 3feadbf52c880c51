package io.cloudfreedom.router.local.part;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.process.ProcessRegister;
import io.cloudfreedom.router.testkit.postgres.Databases;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase.Passwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one PostgreSQL server, with a database for each service, for OpenBao and for Keycloak.
public final class DatabasePart {

    public static final String NAME = "postgres";

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Machine machine;
    private final int port;
    private @Nullable PostgresServer server;

    public DatabasePart(Machine machine) {
        this.machine = machine;
        endLeftover();
        this.port = machine.ports().of(NAME);
    }

    public int port() {
        return port;
    }

    public synchronized void start() {
        server = PostgresServer.start(
                machine.state().data(NAME),
                machine.state().dataFolder("postgres-binaries"),
                port,
                machine.state().log(NAME));
    }

    /// Creates what is missing; passwords stand in the services' own folders.
    public synchronized void createDatabases() {
        if (server == null) {
            throw new IllegalStateException("PostgreSQL does not run");
        }
        try (Connection admin = server.admin()) {
            Databases databases = new Databases(admin);
            for (ServiceDatabase database : ServiceDatabase.values()) {
                databases.create(database, passwords(database));
            }
            databases.create(
                    VaultPart.DATABASE, VaultPart.DATABASE, machine.secrets().of(VaultPart.NAME, "db-password"));
            databases.create(
                    KeycloakPart.DATABASE,
                    KeycloakPart.DATABASE,
                    machine.secrets().of(KeycloakPart.NAME, "db-password"));
        } catch (SQLException e) {
            throw new StackException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    public String url(ServiceDatabase database) {
        return "postgresql://127.0.0.1:" + port + "/" + database.databaseName();
    }

    private Passwords passwords(ServiceDatabase database) {
        String service = database.databaseName().replace('_', '-');
        return new Passwords(
                machine.secrets().of(service, "router.db.owner-password"),
                machine.secrets().of(service, "router.db.app-password"),
                machine.secrets().of(service, "router.db.system-password"));
    }

    public synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    public Optional<Long> pid() {
        return postmaster().map(ProcessHandle::pid);
    }

    private void endLeftover() {
        postmaster().ifPresent(handle -> ProcessRegister.end(handle, GRACE));
    }

    /// The server's own pid file, believed only if that process is a PostgreSQL.
    private Optional<ProcessHandle> postmaster() {
        Path file = machine.state().data(NAME).resolve("postmaster.pid");
        try {
            return Files.readAllLines(file).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
