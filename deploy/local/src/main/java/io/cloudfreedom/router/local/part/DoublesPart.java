package io.cloudfreedom.router.local.part;

import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.testkit.doubles.DoublesMain;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The doubles of the AI providers; absent when real keys are configured.
public final class DoublesPart {

    public static final String NAME = "provider-doubles";

    private final Machine machine;
    private final int port;

    public DoublesPart(Machine machine) {
        this.machine = machine;
        this.port = machine.ports().of(NAME);
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /// Base URL of each provider, by its configured name.
    public Map<String, String> endpoints() {
        return ProviderDoubles.endpoints(url());
    }

    public ProcessSpec spec() {
        return new ProcessSpec(
                NAME,
                machine.javaMain("128m", DoublesMain.class.getName(), List.of("--port", Integer.toString(port))),
                Machine.environment(),
                machine.state().root(),
                machine.state().log(NAME),
                Optional.of(URI.create(url() + "/__totals")),
                Duration.ofSeconds(60),
                true);
    }
}
