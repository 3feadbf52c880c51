package io.cloudfreedom.router.local.part;

import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.vault.SecretFiles;
import io.cloudfreedom.router.vault.VaultSetup;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One LiteLLM with the agent in it.
public final class LiteLlmPart {

    private final Machine machine;
    private final String id;
    private final int port;

    public LiteLlmPart(Machine machine, int number) {
        this.machine = machine;
        this.id = idOf(number);
        this.port = machine.ports().of(id);
    }

    public static String idOf(int number) {
        return "litellm-" + number;
    }

    public String id() {
        return id;
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public ProcessSpec spec(Path python, URI configService, URI usageService, URI vault) {
        Path agent = machine.sources().resolve("deploy/litellm");
        String role = VaultSetup.proxyRole(id);
        Map<String, String> environment = Machine.environment();
        environment.put("PYTHONPATH", agent.toString());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        environment.put("CF_PROXY_ID", id);
        environment.put("CF_CONFIG_URL", configService.toString());
        environment.put("CF_USAGE_URL", usageService.toString());
        environment.put("CF_VAULT_URL", vault.toString());
        environment.put("CF_VAULT_ROLE_ID", role);
        environment.put(
                "CF_VAULT_SECRET_ID_FILE",
                machine.state().secrets().file(role, SecretFiles.SECRET_ID).toString());
        environment.put("CF_SPOOL_DIR", machine.state().dataFolder(id).toString());
        return new ProcessSpec(
                id,
                List.of(python.toString(), "-m", "cloudfreedom_agent.serve", "--port", Integer.toString(port)),
                environment,
                machine.state().dataFolder(id),
                machine.state().log(id),
                Optional.of(URI.create(url() + "/cloudfreedom/ready")),
                Duration.ofMinutes(3),
                true);
    }
}
