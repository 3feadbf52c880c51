package io.cloudfreedom.router.key;

import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.cloudfreedom.router.testkit.vault.VaultFault;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The doubles of the providers and of config-service, and the configuration that leads to them.
public final class DoublesResource implements QuarkusTestResourceLifecycleManager {
    /// The address of the gateway; tests come from 127.0.0.1.
    static final String TRUSTED_PROXY = "127.0.0.2";

    private @Nullable ProviderDoubles doubles;
    private @Nullable ConfigServiceDouble configService;

    @Override
    public Map<String, String> start() {
        ProviderDoubles started = ProviderDoubles.start("127.0.0.1", 0);
        doubles = started;
        ConfigServiceDouble neighbour = new ConfigServiceDouble();
        configService = neighbour;
        Map<String, String> configuration = new HashMap<>();
        ProviderDoubles.endpoints(started.url())
                .forEach((provider, url) -> configuration.put("router.provider-endpoints." + provider, url));
        configuration.remove("router.provider-endpoints.azure");
        configuration.put("router.outbound.allow-loopback", "true");
        configuration.put("router.outbound.connect-timeout", "PT60S");
        configuration.put("router.outbound.timeout", "PT60S");
        configuration.put("router.config-service.url", neighbour.url());
        configuration.put(
                "router.vault.attempt-timeout", VaultFault.DELAY.minusSeconds(1).toString());
        configuration.put(
                "router.vault.give-up", VaultFault.DELAY.multipliedBy(2).toString());
        configuration.put("router.key-probe.interval", "PT0.2S");
        configuration.put("router.key-probe.debounce", "PT0.2S");
        configuration.put("router.key-probe.first-pause", "PT0.5S");
        configuration.put("router.key-probe.longest-pause", "PT1S");
        configuration.put("router.reaper.interval", "PT0.5S");
        configuration.put("router.key-removal.interval", "PT0.2S");
        configuration.put("router.trusted-proxies", TRUSTED_PROXY);
        configuration.put("router.audit.checkpoint-interval", "PT1S");
        configuration.put("router.audit.checkpoint-file", "target/audit/" + UUID.randomUUID() + "/checkpoints");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(doubles, field -> field.getType() == ProviderDoubles.class);
        injector.injectIntoFields(configService, field -> field.getType() == ConfigServiceDouble.class);
    }

    @Override
    public void stop() {
        if (doubles != null) {
            doubles.close();
        }
        if (configService != null) {
            configService.close();
        }
    }
}
