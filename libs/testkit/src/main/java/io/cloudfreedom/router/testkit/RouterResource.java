package io.cloudfreedom.router.testkit;

import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import io.cloudfreedom.router.testkit.vault.FaultyVault;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The parts that a service's tests need, started in parallel, as one Quarkus test resource.
///
/// ```java
/// @WithTestResource(value = RouterResource.class, initArgs = {
///     @ResourceArg(name = "service", value = "key"),
///     @ResourceArg(name = "parts", value = "postgres,kafka,vault")})
/// ```
/// `service` is `key`, `config`, `usage` or `gateway`. The issuer always runs. Every configuration key that
/// the service reads is set, so packaged jars run on it as well. Services reach Vault through a [FaultyVault].
/// Fields of a test of type [Issuer], [OpenBao], [FaultyVault], [KafkaBroker] and [PostgresServer] are filled.
public final class RouterResource implements QuarkusTestResourceLifecycleManager {

    private final List<Part> running = Collections.synchronizedList(new ArrayList<>());
    private ServiceRole service = ServiceRole.KEY;
    private List<String> parts = List.of();

    @Override
    public void init(Map<String, String> arguments) {
        service = ServiceRole.valueOf(arguments.getOrDefault("service", "").toUpperCase(Locale.ROOT));
        parts = List.of(arguments.getOrDefault("parts", "").split(",", -1));
    }

    @Override
    public Map<String, String> start() {
        try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, String>>> starting = new ArrayList<>();
            starting.add(starters.submit(this::issuer));
            for (String part : parts) {
                starting.add(
                        switch (part.strip()) {
                            case "postgres" -> starters.submit(this::postgres);
                            case "kafka" -> starters.submit(this::kafka);
                            case "vault" -> starters.submit(this::vault);
                            case "" -> starters.submit(() -> Map.<String, String>of());
                            default -> throw new IllegalArgumentException("no such part: " + part);
                        });
            }
            return merged(starting);
        }
    }

    private Map<String, String> issuer() {
        Issuer issuer = started(Issuer.start());
        String client = service == ServiceRole.GATEWAY ? "gateway-service" : service.roleName();
        return issuer.configuration(client);
    }

    private Map<String, String> postgres() {
        PostgresServer server = started(PostgresServer.start());
        ServiceDatabase database = ServiceDatabase.of(service.name().toLowerCase(Locale.ROOT));
        var passwords = new ServiceDatabase.Passwords("test-owner", "test-app", "test-system");
        server.create(database, passwords);
        return database.configuration(server.host(), server.port(), passwords);
    }

    private Map<String, String> kafka() {
        return Map.of("kafka.bootstrap.servers", started(KafkaBroker.start()).bootstrapServers());
    }

    private Map<String, String> vault() {
        OpenBao vault = started(OpenBao.start());
        Map<String, String> configuration = new HashMap<>(vault.configuration(service));
        configuration.put(
                "quarkus.vault.url",
                started(FaultyVault.before(vault.url())).url().toString());
        return configuration;
    }

    private <P extends Part> P started(P part) {
        running.add(part);
        return part;
    }

    private Map<String, String> merged(List<Future<Map<String, String>>> starting) {
        Map<String, String> configuration = new HashMap<>();
        try {
            for (Future<Map<String, String>> part : starting) {
                configuration.putAll(part.get());
            }
            return configuration;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting parts", e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        for (Part part : running) {
            injector.injectIntoFields(part, field -> field.getType() == part.getClass());
        }
    }

    @Override
    public void stop() {
        running.reversed().forEach(Part::close);
        running.clear();
    }
}
