package io.cloudfreedom.router.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/// LiteLLM, usage-service and the two other services, as far as the gateway sees them.
public final class Fakes implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final FakeLiteLlm liteLlm = new FakeLiteLlm(vertx);
    private final FakeUsageService usage = new FakeUsageService(vertx);
    private final EchoService echo = new EchoService(vertx);

    @Override
    public Map<String, String> start() {
        String echoUrl = echo.start();
        liteLlm.start();
        return Map.of(
                "router.usage-service.url", usage.start(),
                "router.key-service.url", echoUrl + "/key",
                "router.config-service.url", echoUrl + "/config",
                "router.oidc.gateway-client-id", "gateway",
                "router.oidc.gateway-client-secret", "0190-test-secret-of-the-portal-client-0190",
                "router.gateway.usage.spool", "target/usage-spool",
                "router.gateway.secret.refresh", "PT1S");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(liteLlm, field -> field.getType() == FakeLiteLlm.class);
        injector.injectIntoFields(usage, field -> field.getType() == FakeUsageService.class);
        injector.injectIntoFields(echo, field -> field.getType() == EchoService.class);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
