package io.cloudfreedom.router.testkit.vault;

import io.cloudfreedom.router.testkit.Backend;
import io.cloudfreedom.router.testkit.Folders;
import io.cloudfreedom.router.testkit.Part;
import io.cloudfreedom.router.testkit.Ports;
import io.cloudfreedom.router.vault.AppRole;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.cloudfreedom.router.vault.VaultSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.testcontainers.vault.VaultContainer;

/// A throw-away Vault server in memory, laid out by `VaultSetup`.
public final class OpenBao implements Part {

    private static final String IMAGE = "hashicorp/vault:1.21";

    private final URI url;
    private final VaultApi setupApi;
    private final VaultSetup setup;
    private final Runnable stop;

    private OpenBao(URI url, VaultApi setupApi, Runnable stop) {
        this.url = url;
        this.setupApi = setupApi;
        this.setup = new VaultSetup(setupApi);
        this.stop = stop;
    }

    public static OpenBao start() {
        OpenBao vault = switch (Backend.chosen()) {
            case EMBEDDED -> embedded();
            case DOCKER -> container();
        };
        vault.setup.layOut();
        return vault;
    }

    private static OpenBao embedded() {
        Path home = Folders.temporary("openbao-");
        BaoConfiguration configuration = BaoConfiguration.inMemory(home, Ports.free(), Ports.free());
        Process process = launch(configuration);
        Thread lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
        VaultApi api = VaultApi.login(configuration.url(), configuration.setupRole());
        return new OpenBao(configuration.url(), api, () -> {
            stop(process);
            Runtime.getRuntime().removeShutdownHook(lastResort);
            Folders.remove(home);
        });
    }

    /// Starts the server of a configuration; whoever calls waits for it and stops it.
    public static Process launch(BaoConfiguration configuration) {
        try {
            Path config = configuration.write();
            ProcessBuilder builder = new ProcessBuilder(BaoBinary.find().toString(), "server", "-config=" + config)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(configuration.log().toFile()));
            builder.environment().clear();
            builder.environment().put("HOME", configuration.home().toString());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("OpenBao did not start", e);
        }
    }

    private static OpenBao container() {
        String token = UUID.randomUUID().toString();
        var container = new VaultContainer<>(IMAGE).withVaultToken(token);
        container.start();
        URI url = URI.create(container.getHttpHostAddress());
        return new OpenBao(url, VaultApi.withToken(url, token), container::close);
    }

    public URI url() {
        return url;
    }

    /// A fresh login of a service.
    public AppRole role(ServiceRole service) {
        return setup.issueSecretId(service.roleName());
    }

    /// A fresh login of one LiteLLM, whose role is made when it is new.
    public AppRole proxyRole(String proxyId) {
        setup.addProxy(proxyId);
        return setup.issueSecretId(VaultSetup.proxyRole(proxyId));
    }

    /// The API with the rights of a role.
    public VaultApi as(AppRole role) {
        return VaultApi.login(url, role);
    }

    /// The API with the rights of the init job, none of which reads a secret.
    public VaultApi asSetup() {
        return setupApi;
    }

    /// Lays out again, which must change nothing.
    public void layOutAgain() {
        setup.layOut();
    }

    /// The configuration of a service that logs in under the role.
    public Map<String, String> configuration(ServiceRole service) {
        AppRole role = role(service);
        return Map.of(
                "quarkus.vault.url", url.toString(),
                "quarkus.vault.authentication.app-role.role-id", role.roleId(),
                "quarkus.vault.authentication.app-role.secret-id", role.secretId());
    }

    @Override
    public void close() {
        stop.run();
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
