package io.cloudfreedom.router.key;

import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The providers' doubles, and the configuration that sends connection tests to them.
public final class DoublesResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable ProviderDoubles doubles;

    @Override
    public Map<String, String> start() {
        ProviderDoubles started = ProviderDoubles.start("127.0.0.1", 0);
        doubles = started;
        Map<String, String> configuration = new HashMap<>();
        ProviderDoubles.endpoints(started.url())
                .forEach((provider, url) -> configuration.put("router.provider-endpoints." + provider, url));
        configuration.remove("router.provider-endpoints.azure");
        configuration.put("router.outbound.allow-loopback", "true");
        configuration.put("router.outbound.connect-timeout", "PT60S");
        configuration.put("router.outbound.timeout", "PT60S");
        configuration.put("router.reaper.interval", "PT0.5S");
        configuration.put("router.key-removal.interval", "PT0.2S");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(doubles, field -> field.getType() == ProviderDoubles.class);
    }

    @Override
    public void stop() {
        if (doubles != null) {
            doubles.close();
        }
    }
}
