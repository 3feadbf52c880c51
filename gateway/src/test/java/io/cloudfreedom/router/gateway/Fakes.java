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
    private final FakeCollector collector = new FakeCollector(vertx);

    @Override
    public Map<String, String> start() {
        String echoUrl = echo.start();
        liteLlm.start();
        return Map.ofEntries(
                Map.entry("router.usage-service.url", usage.start()),
                Map.entry("router.key-service.url", echoUrl + "/key"),
                Map.entry("router.config-service.url", echoUrl + "/config"),
                Map.entry("router.oidc.gateway-client-id", "gateway"),
                Map.entry("router.oidc.gateway-client-secret", "0190-test-secret-of-the-portal-client-0190"),
                Map.entry("router.gateway.usage.spool", "target/usage-spool"),
                Map.entry("router.gateway.secret.refresh", "PT1S"),
                Map.entry("router.gateway.relay.body", "PT5S"),
                Map.entry("quarkus.otel.sdk.disabled", "false"),
                Map.entry("quarkus.otel.exporter.otlp.endpoint", collector.start()),
                Map.entry("quarkus.otel.exporter.otlp.protocol", "http/protobuf"),
                Map.entry("quarkus.otel.bsp.schedule.delay", "PT0.2S"));
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(liteLlm, field -> field.getType() == FakeLiteLlm.class);
        injector.injectIntoFields(usage, field -> field.getType() == FakeUsageService.class);
        injector.injectIntoFields(echo, field -> field.getType() == EchoService.class);
        injector.injectIntoFields(collector, field -> field.getType() == FakeCollector.class);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
