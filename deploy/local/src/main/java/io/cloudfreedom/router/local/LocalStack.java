package io.cloudfreedom.router.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.StackParts.Identity;
import io.cloudfreedom.router.local.api.ClientCredentials;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.local.part.DatabasePart;
import io.cloudfreedom.router.local.part.KafkaPart;
import io.cloudfreedom.router.local.part.KeycloakPart;
import io.cloudfreedom.router.local.part.LiteLlmPart;
import io.cloudfreedom.router.local.part.ServicePart;
import io.cloudfreedom.router.local.part.VaultPart;
import io.cloudfreedom.router.local.process.Child;
import io.cloudfreedom.router.local.process.Memory;
import io.cloudfreedom.router.local.process.ProcessRegister;
import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.local.state.StateFolder;
import io.cloudfreedom.router.local.status.StackStatus;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import io.cloudfreedom.router.testkit.kafka.Topics;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The running stack: parts start in parallel, each as soon as what it needs is ready, and stop in reverse.
///
/// A part that dies is reported with the end of its log while the others go on. Nothing is shared with another stack,
/// so several can run, each with its own state folder.
public final class LocalStack implements AutoCloseable {

    /// A service that runs for the first time writes its AOT cache while it stops.
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final Set<String> ENGINES = Set.of(KafkaPart.NAME, VaultPart.NAME, KeycloakPart.NAME);

    private final StackOptions options;
    private final Console console;
    private final StateFolder state;
    private final ProcessRegister register;
    private final StackParts parts;
    private final Map<String, Child> children = Collections.synchronizedMap(new LinkedHashMap<>());
    private final ClientCredentials script;
    private boolean databaseRuns;
    private volatile @Nullable StackStatus ready;

    private LocalStack(StackOptions options, Console console, StateFolder state) {
        this.options = options;
        this.console = console;
        this.state = state;
        this.register = new ProcessRegister(state.run());
        List<String> ended = register.endLeftovers(GRACE);
        if (!ended.isEmpty()) {
            console.line("  ended what an earlier start had left behind: " + String.join(", ", ended));
        }
        this.parts = StackParts.wire(options, state);
        this.script = new ClientCredentials(
                parts.identity().issuer(), "router-cli", parts.identity().clientSecret("router-cli"));
    }

    /// Returns when everything is ready and the samples exist; on failure what has been started is stopped again.
    public static LocalStack start(StackOptions options, Console console) {
        return begin(options, console).bringUp();
    }

    /// A stack whose parts are known and none of which runs.
    static LocalStack begin(StackOptions options, Console console) {
        requireNonNull(console, "console is null");
        return new LocalStack(options, console, StateFolder.open(options.state()));
    }

    LocalStack bringUp() {
        status("starting", "", "").write(state.statusFile());
        try (Steps steps = new Steps(console)) {
            Steps.await(startAll(steps));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        return this;
    }

    private CompletableFuture<Void> startAll(Steps steps) {
        var postgres = steps.step("postgres", this::startDatabase);
        var kafka = steps.step("kafka", this::startKafka);
        var vault = steps.step("openbao", this::startVault, postgres);
        var identity = steps.step("identity", this::startIdentity, postgres);
        var providers = steps.step("providers", this::startProviders);
        List<CompletableFuture<Void>> everything = new ArrayList<>(List.of(providers));
        for (ServicePart service : parts.services()) {
            everything.add(steps.step(service.name(), () -> startChild(service.spec()), kafka, vault, identity));
        }
        var configService = everything.get(1 + parts.services().indexOf(parts.configService()));
        var registered = steps.step("registration", this::registerProxies, configService);
        for (LiteLlmPart proxy : parts.proxies()) {
            launch(() -> proxySpec(proxy), vault);
            everything.add(steps.step(proxy.id(), () -> awaitReady(proxy.id()), registered));
        }
        return steps.step("samples", this::seed, everything.toArray(CompletableFuture[]::new));
    }

    private String startDatabase() {
        parts.database().start();
        databaseRuns = true;
        parts.database().pid().flatMap(ProcessHandle::of).ifPresent(handle -> register.add(DatabasePart.NAME, handle));
        parts.database().createDatabases();
        return "port " + parts.database().port();
    }

    private String startKafka() {
        child(parts.kafka().spec()).start();
        Topics.create(parts.kafka().bootstrapServers());
        return "port " + parts.kafka().port();
    }

    private String startVault() {
        startChild(parts.vault().spec());
        parts.vault().layOut(parts.proxyIds());
        return "port " + parts.vault().port();
    }

    private String startIdentity() {
        return switch (parts.identity()) {
            case Identity.Realm(KeycloakPart keycloak) -> {
                keycloak.prepare(parts.publicUrl());
                startChild(keycloak.spec());
                keycloak.forgetImport();
                yield "Keycloak, port " + keycloak.port();
            }
            case Identity.Testkit(Issuer issuer) -> "the testkit's issuer, " + issuer.url();
        };
    }

    private String startProviders() {
        return parts.doubles()
                .map(doubles -> startChild(doubles.spec()) + " (doubles, no real provider)")
                .orElse("real ones");
    }

    /// Started before the services that it needs are there: importing LiteLLM is what takes its time.
    private void launch(Supplier<ProcessSpec> spec, CompletableFuture<?> after) {
        var _ = after.thenRunAsync(() -> child(spec.get()).start());
    }

    private ProcessSpec proxySpec(LiteLlmPart proxy) {
        return proxy.spec(
                options.python(),
                parts.configService().url(),
                parts.usageService().url(),
                parts.vault().url());
    }

    private String registerProxies() {
        RouterApi api = new RouterApi(parts.configService().url(), script::token);
        removeProxiesOfEarlierStarts(api);
        for (LiteLlmPart proxy : parts.proxies()) {
            api.put("/api/proxies/" + proxy.id(), Map.of("base_url", proxy.url().toString(), "tenants", List.of("*")))
                    .require("the registration of " + proxy.id());
        }
        return String.join(", ", parts.proxyIds());
    }

    /// A start with fewer LiteLLMs than the one before it must not wait for those that are gone.
    private void removeProxiesOfEarlierStarts(RouterApi api) {
        for (JsonNode known :
                api.get("/api/proxies").require("the proxies").body().path("items")) {
            String id = known.path("id").asText();
            if (id.matches("litellm-\\d+") && !parts.proxyIds().contains(id)) {
                api.delete("/api/proxies/" + id, "*").require("the removal of " + id);
            }
        }
    }

    private String seed() {
        Samples samples =
                new Samples(new RouterApi(parts.publicUrl(), script::token), state.secrets(), parts.doubles());
        Samples.Created created = samples.create(options.providerEnv());
        if (parts.identity() instanceof Identity.Realm(KeycloakPart keycloak)) {
            new RealmUsers(keycloak.url(), script::token).belongTo("acme-admin", created.tenantId());
        }
        StackStatus status = status("ready", created.tenantId(), created.virtualKey());
        status.write(state.statusFile());
        ready = status;
        return "tenant acme, its virtual key, shared provider keys";
    }

    private String startChild(ProcessSpec spec) {
        Child child = child(spec);
        child.start();
        child.awaitReady();
        return child.pid().map(pid -> "pid " + pid).orElse("");
    }

    private String awaitReady(String name) {
        Child child = required(name);
        child.awaitReady();
        return child.pid().map(pid -> "pid " + pid).orElse("");
    }

    private Child child(ProcessSpec spec) {
        Child child = new Child(spec, register, console::line);
        children.put(spec.name(), child);
        return child;
    }

    private Child required(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new StackException(
                    "no such part: " + name + " (there are " + String.join(", ", children.keySet()) + ")");
        }
        return child;
    }

    /// Kills a part as a crash would.
    public void kill(String part) {
        required(part).kill();
    }

    /// Stops a part as an operator would.
    public void stop(String part) {
        if (part.equals(DatabasePart.NAME)) {
            parts.database().stop();
        } else {
            required(part).stop(GRACE);
        }
    }

    /// Starts a stopped or killed part and waits until it is ready.
    public void start(String part) {
        if (part.equals(DatabasePart.NAME)) {
            parts.database().start();
            parts.database().pid().flatMap(ProcessHandle::of).ifPresent(handle -> register.add(part, handle));
            return;
        }
        Child child = required(part);
        child.start();
        child.awaitReady();
    }

    public Path log(String part) {
        return state.log(part);
    }

    public StateFolder state() {
        return state;
    }

    /// Addresses, process ids and sample credentials, as of now.
    public StackStatus status() {
        StackStatus known = ready == null ? status("starting", "", "") : ready;
        return known.withParts(partStatus());
    }

    /// The public API with the rights of `router-cli`.
    public RouterApi api() {
        return new RouterApi(parts.publicUrl(), script::token);
    }

    /// The issuer of a stack without Keycloak.
    public Issuer issuer() {
        if (parts.identity() instanceof Identity.Testkit(Issuer issuer)) {
            return issuer;
        }
        throw new IllegalStateException("this stack has Keycloak");
    }

    /// Where a service listens itself, behind the gateway's back.
    public URI serviceUrl(String service) {
        return parts.services().stream()
                .filter(part -> part.name().equals(service))
                .findFirst()
                .map(ServicePart::url)
                .orElseThrow(() -> new StackException("no such service: " + service));
    }

    private StackStatus status(String phase, String tenantId, String virtualKey) {
        return Describe.status(parts, partStatus(), phase, tenantId, virtualKey);
    }

    private List<PartStatus> partStatus() {
        List<PartStatus> result = new ArrayList<>();
        result.add(part(
                DatabasePart.NAME, parts.database().port(), parts.database().pid()));
        for (Map.Entry<String, Integer> port : Describe.ports(parts).entrySet()) {
            Child child = children.get(port.getKey());
            result.add(part(port.getKey(), port.getValue(), child == null ? Optional.empty() : child.pid()));
        }
        return result;
    }

    private PartStatus part(String name, int port, Optional<Long> pid) {
        return new PartStatus(
                name,
                port,
                pid.orElse(0L),
                pid.map(Memory::residentKib).orElse(0L),
                state.log(name).toString());
    }

    /// Stops everything: the gateway first, so that it returns its leases; then what serves; then what holds state.
    @Override
    public synchronized void close() {
        List<Child> running = List.copyOf(children.values());
        children.clear();
        Predicate<Child> gateway = child -> child.name().equals(parts.gateway().name());
        Predicate<Child> engine = child -> ENGINES.contains(child.name());
        stop(running.stream().filter(gateway).toList());
        stop(running.stream().filter(gateway.or(engine).negate()).toList());
        stop(running.stream().filter(engine).toList());
        if (databaseRuns) {
            parts.database().stop();
            register.remove(DatabasePart.NAME);
            databaseRuns = false;
        }
        if (parts.identity() instanceof Identity.Testkit(Issuer issuer)) {
            issuer.close();
        }
    }

    /// Together: a part that takes its time does not make the others wait.
    private void stop(List<Child> together) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            together.forEach(child -> threads.execute(() -> {
                console.begin("stop " + child.name());
                child.stop(GRACE);
                console.done("stop " + child.name(), "");
            }));
        }
    }
}
