package io.cloudfreedom.router.local.part;

import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.testkit.vault.BaoBinary;
import io.cloudfreedom.router.testkit.vault.BaoConfiguration;
import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.cloudfreedom.router.vault.VaultSetup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// OpenBao with its data, encrypted, in PostgreSQL; laid out by the same init job as in production.
public final class VaultPart {

    public static final String NAME = "openbao";

    private final Machine machine;
    private final int port;
    private final BaoConfiguration configuration;

    public VaultPart(Machine machine, int postgresPort) {
        this.machine = machine;
        this.port = machine.ports().of(NAME);
        String password = machine.secrets().of(NAME, "db-password");
        this.configuration = BaoConfiguration.inPostgres(
                machine.state().secrets().folder(NAME),
                port,
                machine.ports().of("openbao-cluster"),
                "postgres://" + DATABASE + ":" + password + "@127.0.0.1:" + postgresPort + "/" + DATABASE
                        + "?sslmode=disable");
    }

    public static final String DATABASE = "openbao";

    public int port() {
        return port;
    }

    public URI url() {
        return configuration.url();
    }

    public ProcessSpec spec() {
        return new ProcessSpec(
                NAME,
                List.of(BaoBinary.find().toString(), "server", "-config=" + configuration.write()),
                Machine.environment(),
                machine.state().root(),
                machine.state().log(NAME),
                Optional.of(URI.create(url() + "/v1/sys/health")),
                Duration.ofSeconds(60),
                true);
    }

    /// Runs the init job and gives every process its secret id.
    public void layOut(List<String> proxyIds) {
        VaultApi vault = VaultApi.login(url(), configuration.setupRole());
        VaultSetup setup = new VaultSetup(vault);
        setup.layOut();
        for (ServiceRole service : ServiceRole.values()) {
            machine.state().secrets().provide(setup, vault, service.roleName());
        }
        for (String proxyId : proxyIds) {
            setup.addProxy(proxyId);
            machine.state().secrets().provide(setup, vault, VaultSetup.proxyRole(proxyId));
        }
    }
}
