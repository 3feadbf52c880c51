package io.cloudfreedom.router.testkit.vault;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.vault.AppRole;
import io.cloudfreedom.router.vault.Policies;
import io.cloudfreedom.router.vault.VaultSetup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// OpenBao's own configuration: storage, loopback listener, unsealing by a key file, and one login for the init job.
///
/// The key file and the login stand in for the operator who unseals and holds the first token in production; no root
/// token ever exists. Both are kept in `home`, readable by their owner only.
public record BaoConfiguration(Path home, int port, int clusterPort, String storage) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public BaoConfiguration {
        requireNonNull(home, "home is null");
        requireNonNull(storage, "storage is null");
    }

    public static BaoConfiguration inMemory(Path home, int port, int clusterPort) {
        return new BaoConfiguration(home, port, clusterPort, "storage \"inmem\" {}");
    }

    /// Keeps everything, encrypted, in a PostgreSQL database.
    public static BaoConfiguration inPostgres(Path home, int port, int clusterPort, String connectionUrl) {
        return new BaoConfiguration(
                home, port, clusterPort, "storage \"postgresql\" { connection_url = \"" + connectionUrl + "\" }");
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path log() {
        return home.resolve("openbao.log");
    }

    /// The login of the init job; made up at the first call and kept.
    public AppRole setupRole() {
        return new AppRole(VaultSetup.ROLE, HexFormat.of().formatHex(secret("setup-secret-id")));
    }

    /// Writes the file that the server is started with.
    public Path write() {
        try {
            return fill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path fill() throws IOException {
        secret("unseal.key");
        Path file = home.resolve("openbao.hcl");
        Files.deleteIfExists(file);
        createPrivate(file);
        return Files.writeString(
                file,
                template()
                        .replace("{{storage}}", storage)
                        .replace("{{port}}", Integer.toString(port))
                        .replace("{{cluster_port}}", Integer.toString(clusterPort))
                        .replace(
                                "{{unseal_key}}",
                                home.resolve("unseal.key").toAbsolutePath().toString())
                        .replace("{{role}}", VaultSetup.ROLE)
                        .replace("{{policy}}", Policies.ofSetup())
                        .replace("{{secret_id}}", setupRole().secretId()));
    }

    private static String template() throws IOException {
        try (InputStream in = requireNonNull(BaoConfiguration.class.getResourceAsStream("openbao.hcl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private byte[] secret(String name) {
        Path file = home.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] value = new byte[32];
                RANDOM.nextBytes(value);
                Files.createDirectories(home);
                createPrivate(file);
                Files.write(file, value);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createPrivate(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
