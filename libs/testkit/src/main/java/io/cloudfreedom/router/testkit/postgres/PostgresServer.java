package io.cloudfreedom.router.testkit.postgres;

import io.cloudfreedom.router.testkit.Backend;
import io.cloudfreedom.router.testkit.Part;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase.Passwords;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// A PostgreSQL server on loopback. Service roles need their passwords; the superuser is for set-up only.
public final class PostgresServer implements Part {

    /// The server of the container variant; the embedded one is pinned in the build.
    private static final String IMAGE = "postgres:18-alpine";

    private static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);

    private final String host;
    private final int port;
    private final String password;
    private final Runnable stop;

    private PostgresServer(String host, int port, String password, Runnable stop) {
        this.host = host;
        this.port = port;
        this.password = password;
        this.stop = stop;
    }

    /// A throw-away server that trades durability for speed.
    public static PostgresServer start() {
        return switch (Backend.chosen()) {
            case EMBEDDED ->
                embedded(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_wal_size", "128MB"));
            case DOCKER -> container();
        };
    }

    /// A server that keeps its data; binaries are unpacked beside it.
    public static PostgresServer start(Path data, Path binaries, int port, Path log) {
        return embedded(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setRegisterShutdownHook(false)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setPort(port));
    }

    private static PostgresServer embedded(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres server = builder.setPGStartupWait(START)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            var running = new PostgresServer("127.0.0.1", server.getPort(), "", () -> close(server));
            running.demandPasswords();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused its set-up", e);
        }
    }

    private static PostgresServer container() {
        String password = UUID.randomUUID().toString();
        var container = new PostgreSQLContainer(IMAGE).withUsername(SUPERUSER).withPassword(password);
        container.start();
        return new PostgresServer(container.getHost(), container.getMappedPort(5432), password, container::close);
    }

    /// The embedded server trusts loopback as a whole; only its superuser, needed for set-up, may stay trusted.
    private void demandPasswords() throws SQLException, IOException {
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                var answer = statement.executeQuery("show hba_file")) {
            answer.next();
            Files.writeString(Path.of(answer.getString(1)), """
                    host all postgres 127.0.0.1/32 trust
                    host all all 127.0.0.1/32 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /// A superuser's connection; the caller closes it.
    public Connection admin() throws SQLException {
        return admin("postgres");
    }

    /// A superuser's connection to one database; the caller closes it.
    public Connection admin(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }

    public Connection connect(String database, String user, String userPassword) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", userPassword);
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + database, login);
    }

    /// Creates a service's database and its roles.
    public void create(ServiceDatabase database, Passwords passwords) {
        try (Connection admin = admin()) {
            new Databases(admin).create(database, passwords);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + database.databaseName(), e);
        }
    }

    @Override
    public void close() {
        stop.run();
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
