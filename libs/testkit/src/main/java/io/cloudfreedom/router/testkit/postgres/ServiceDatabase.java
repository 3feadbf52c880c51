package io.cloudfreedom.router.testkit.postgres;

import java.util.List;
import java.util.Map;

/// One database per service with three roles: the owner migrates, `app` serves one tenant at a time under row-level
/// security, `system` serves consumers and relays. What the last two may do is granted by the service's migrations.
public enum ServiceDatabase {
    KEY("key"),
    CONFIG("config"),
    USAGE("usage");

    private final String prefix;

    ServiceDatabase(String prefix) {
        this.prefix = prefix;
    }

    /// `key`, `config` or `usage`.
    public static ServiceDatabase of(String prefix) {
        return List.of(values()).stream()
                .filter(database -> database.prefix.equals(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service has the database " + prefix));
    }

    public String databaseName() {
        return prefix + "_service";
    }

    public String ownerRole() {
        return prefix + "_owner";
    }

    public String appRole() {
        return prefix + "_app";
    }

    public String systemRole() {
        return prefix + "_system";
    }

    /// The configuration of a service that uses this database at the server.
    public Map<String, String> configuration(String host, int port, Passwords passwords) {
        return Map.of(
                "router.db.url", "postgresql://" + host + ":" + port + "/" + databaseName(),
                "router.db.owner-password", passwords.owner(),
                "router.db.app-password", passwords.app(),
                "router.db.system-password", passwords.system());
    }

    /// Passwords of the three roles.
    public record Passwords(String owner, String app, String system) {

        @Override
        public String toString() {
            return "Passwords[redacted]";
        }
    }
}
