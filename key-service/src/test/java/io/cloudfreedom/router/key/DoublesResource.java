package io.cloudfreedom.router.key;

import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The doubles of the providers and of config-service, and the configuration that leads to them.
public final class DoublesResource implements QuarkusTestResourceLifecycleManager {
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
        configuration.put("router.key-probe.interval", "PT0.2S");
        configuration.put("router.key-probe.debounce", "PT0.2S");
        configuration.put("router.key-probe.first-pause", "PT0.5S");
        configuration.put("router.key-probe.longest-pause", "PT1S");
        configuration.put("router.reaper.interval", "PT0.5S");
        configuration.put("router.key-removal.interval", "PT0.2S");
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
