package io.cloudfreedom.router.testkit.postgres;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.testkit.postgres.ServiceDatabase.Passwords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Creates databases and roles as the server's superuser; what exists gets its password set anew, nothing is dropped.
public final class Databases {

    private final Connection admin;

    public Databases(Connection admin) {
        this.admin = requireNonNull(admin, "admin is null");
    }

    public void create(ServiceDatabase database, Passwords passwords) throws SQLException {
        create(database.databaseName(), database.ownerRole(), passwords.owner());
        role(database.appRole(), passwords.app());
        role(database.systemRole(), passwords.system());
        execute("grant connect on database %s to %s, %s"
                .formatted(database.databaseName(), database.appRole(), database.systemRole()));
    }

    /// A database that only its owner may enter.
    public void create(String database, String owner, String password) throws SQLException {
        role(owner, password);
        if (!exists("select 1 from pg_database where datname = ?", database)) {
            execute("create database %s owner %s".formatted(database, owner));
        }
        execute("revoke all on database %s from public".formatted(database));
    }

    private void role(String name, String password) throws SQLException {
        if (!exists("select 1 from pg_roles where rolname = ?", name)) {
            execute("create role %s login".formatted(name));
        }
        execute("alter role %s password %s".formatted(name, literal(password)));
    }

    private boolean exists(String sql, String name) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement(sql)) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    /// DDL takes no parameters.
    private String literal(String value) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            return statement.enquoteLiteral(value);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
