package io.cloudfreedom.router.vault;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// One folder per process, one file per property, readable by its owner only.
public final class SecretFiles {

    /// The property by which a service finds its secret id; a LiteLLM is given the file's path.
    public static final String SECRET_ID = "quarkus.vault.authentication.app-role.secret-id";

    /// The property by which a service finds its role.
    public static final String ROLE_ID = "quarkus.vault.authentication.app-role.role-id";

    /// Both again, for Quarkus: its Vault extension is configured before folders of secrets are read, so a service
    /// needs this file as `config/application.properties` of its working folder.
    public static final String QUARKUS_LOGIN = "application.properties";

    private final Path root;

    public SecretFiles(Path root) {
        this.root = requireNonNull(root, "root is null");
    }

    public Path folder(String process) {
        return root.resolve(process);
    }

    public Path file(String process, String property) {
        return folder(process).resolve(property);
    }

    public Optional<String> read(String process, String property) {
        Path file = file(process, property);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces the value in one step; the file never exists with wider permissions.
    public void write(String process, String property, String value) {
        try {
            Files.createDirectories(
                    folder(process),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path fresh = Files.createTempFile(
                    folder(process),
                    ".",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, value);
            Files.move(
                    fresh,
                    file(process, property),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives a process its secret id unless the one that it has still logs in.
    public AppRole provide(VaultSetup setup, VaultApi vault, String roleName) {
        Optional<AppRole> known = read(roleName, SECRET_ID).map(secret -> new AppRole(roleName, secret));
        AppRole login = known.filter(role -> logsIn(vault, role)).orElseGet(() -> setup.issueSecretId(roleName));
        write(roleName, ROLE_ID, login.roleId());
        write(roleName, SECRET_ID, login.secretId());
        write(
                roleName,
                QUARKUS_LOGIN,
                ROLE_ID + "=" + login.roleId() + "\n" + SECRET_ID + "=" + login.secretId() + "\n");
        return login;
    }

    private static boolean logsIn(VaultApi vault, AppRole role) {
        try {
            VaultApi.login(vault.base(), role);
            return true;
        } catch (VaultException e) {
            if (e.status() == 400 || e.status() == 403) {
                return false;
            }
            throw e;
        }
    }
}
