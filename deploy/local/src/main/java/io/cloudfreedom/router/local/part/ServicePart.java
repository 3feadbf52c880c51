package io.cloudfreedom.router.local.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.local.state.StateFolder;
import io.cloudfreedom.router.vault.SecretFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One of the four services as its packaged jar, with the configuration keys of production: addresses as system
/// properties, secrets as files in a folder of its own.
public final class ServicePart {

    private final Machine machine;
    private final String name;
    private final int port;
    private final int managementPort;
    private final Map<String, String> configuration = new TreeMap<>();
    private final boolean remembers;

    /// @param remembers whether the JVM keeps what it learns for the next start ([AotCache])
    public ServicePart(Machine machine, String name, boolean remembers) {
        this.machine = machine;
        this.name = name;
        this.remembers = remembers;
        this.port = machine.ports().of(name);
        this.managementPort = machine.ports().of(name + "-management");
        set("quarkus.http.host", "127.0.0.1");
        set("quarkus.http.port", Integer.toString(port));
        set("quarkus.management.host", "127.0.0.1");
        set("quarkus.management.port", Integer.toString(managementPort));
        set(
                "smallrye.config.source.file.locations",
                machine.state().secrets().folder(name).toString());
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ServicePart set(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    /// A property that stands in a file which only the service's owner may read.
    public ServicePart setSecret(String key, String value) {
        machine.state().secrets().write(name, key, value);
        return this;
    }

    /// A secret that nobody else needs to know.
    public ServicePart makeSecret(String key) {
        machine.secrets().of(name, key);
        return this;
    }

    /// What the service keeps on disk.
    public Path dataFolder() {
        return machine.state().dataFolder(name);
    }

    public ProcessSpec spec() {
        Path app = machine.sources().resolve(name).resolve("target/quarkus-app");
        Path jar = app.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing: build it first (./router up does)");
        }
        placeVaultLogin();
        List<String> arguments = new ArrayList<>();
        if (remembers) {
            arguments.addAll(new AotCache(machine.state().aot()).options(name, app));
        }
        configuration.forEach((key, value) -> arguments.add("-D" + key + "=" + value));
        arguments.add("-jar");
        arguments.add(jar.toString());
        return new ProcessSpec(
                name,
                machine.java("256m", arguments),
                Machine.environment(),
                dataFolder(),
                machine.state().log(name),
                Optional.of(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready")),
                Duration.ofMinutes(2),
                true);
    }

    /// The init job's file where Quarkus looks for it: `config/` of the working folder.
    private void placeVaultLogin() {
        byte[] login = machine.state()
                .secrets()
                .read(name, SecretFiles.QUARKUS_LOGIN)
                .orElseThrow(() -> new StackException(name + " has no login to Vault: its init job did not run"))
                .getBytes(UTF_8);
        StateFolder.replace(machine.state().dataFolder(name + "/config").resolve(SecretFiles.QUARKUS_LOGIN), login);
    }
}
