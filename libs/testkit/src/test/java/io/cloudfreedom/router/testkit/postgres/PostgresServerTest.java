package io.cloudfreedom.router.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.testkit.postgres.ServiceDatabase.Passwords;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    private static final Passwords PASSWORDS = new Passwords("owner", "app", "system");

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
        server.create(ServiceDatabase.KEY, PASSWORDS);
        server.create(ServiceDatabase.USAGE, PASSWORDS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theOwnerMigratesAndTheOthersOnlyConnect() throws SQLException {
        try (Connection owner = server.connect("key_service", "key_owner", "owner");
                Statement statement = owner.createStatement()) {
            statement.execute("create table t (id int)");
        }
        try (Connection app = server.connect("key_service", "key_app", "app");
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("select * from t")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create table u (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aServiceCannotEnterAnothersDatabase() {
        assertThatThrownBy(() -> server.connect("usage_service", "key_app", "app"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> server.connect("key_service", "key_app", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void creatingAgainSetsThePasswordsAnew() throws SQLException {
        server.create(ServiceDatabase.CONFIG, PASSWORDS);
        server.create(ServiceDatabase.CONFIG, new Passwords("o2", "a2", "s2"));

        try (Connection app = server.connect("config_service", "config_app", "a2")) {
            assertThat(app.isValid(1)).isTrue();
        }
    }
}
