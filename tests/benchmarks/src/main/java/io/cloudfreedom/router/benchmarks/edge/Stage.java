package io.cloudfreedom.router.benchmarks.edge;

import io.cloudfreedom.router.contracts.lease.ProxyEpoch;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.testkit.Folders;
import io.cloudfreedom.router.testkit.Ports;
import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.cloudfreedom.router.vault.ServiceRole;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The gateway as packaged, with a real Kafka, Vault and issuer, everything on; the double behind it, and a
/// bare relay beside it.
final class Stage implements AutoCloseable {
    /// How a request reaches the double.
    enum Way {
        DIRECT("direct"),
        BARE_RELAY("bare relay"),
        GATEWAY("gateway");

        private final String text;

        Way(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    private final Path folder = Folders.temporary("gateway-benchmark-");
    private final KafkaBroker kafka = KafkaBroker.start();
    private final OpenBao vault = OpenBao.start();
    private final Issuer issuer = Issuer.start();
    private final Scene scene = new Scene();
    private final Map<Way, Integer> ports;
    private final Measured gateway;
    private final Measured bareRelay;
    private final Duration startTime;

    /// @param gatewayHome the folder of the gateway's build
    /// @param jvm options of the gateway's JVM
    Stage(Path gatewayHome, List<String> jvm) {
        int upstream = new FastDouble(vertx, scene.deployment()).start();
        int lender = new Lender(vertx, List.of(new ProxyEpoch(Scene.PROXY, Scene.EPOCH))).start();
        scene.publish(kafka.bootstrapServers(), "http://127.0.0.1:" + upstream);
        ports = Map.of(Way.DIRECT, upstream, Way.BARE_RELAY, Ports.free(), Way.GATEWAY, Ports.free());
        bareRelay = startBareRelay();
        bareRelay.awaitReady(() -> isListening(port(Way.BARE_RELAY)));
        int management = Ports.free();
        gateway = startGateway(gatewayHome, jvm, lender, management);
        startTime = gateway.awaitReady(() -> isReady(management));
    }

    private Measured startBareRelay() {
        return Measured.start(
                List.of(
                        java(),
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-cp",
                        classPath(),
                        BareRelay.class.getName(),
                        Integer.toString(port(Way.BARE_RELAY)),
                        Integer.toString(port(Way.DIRECT))),
                Map.of(),
                folder,
                folder.resolve("bare-relay.log"));
    }

    /// Ours, for a process in another folder.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Measured startGateway(Path home, List<String> jvm, int lender, int management) {
        Map<String, String> configuration = new TreeMap<>(vault.configuration(ServiceRole.GATEWAY));
        configuration.putAll(issuer.configuration("gateway-service"));
        configuration.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        configuration.put("quarkus.http.host", "127.0.0.1");
        configuration.put("quarkus.http.port", Integer.toString(port(Way.GATEWAY)));
        configuration.put("quarkus.management.host", "127.0.0.1");
        configuration.put("quarkus.management.port", Integer.toString(management));
        configuration.put("router.usage-service.url", "http://127.0.0.1:" + lender);
        configuration.put("router.key-service.url", "http://127.0.0.1:" + lender);
        configuration.put("router.config-service.url", "http://127.0.0.1:" + lender);
        configuration.put("router.oidc.gateway-client-secret", "benchmark-benchmark-benchmark-benchmark");
        configuration.put("router.gateway.usage.spool", folder.resolve("spool").toString());
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(jvm);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        configuration.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-jar");
        command.add("quarkus-run.jar");
        return Measured.start(command, Map.of(), home.resolve("target/quarkus-app"), folder.resolve("gateway.log"));
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isReady(int management) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + management + "/q/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(1_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private int port(Way way) {
        Integer port = ports.get(way);
        if (port == null) {
            throw new StackException("no port for " + way);
        }
        return port;
    }

    Load load(Way way, boolean stream) {
        return load(way, stream ? "\"stream\":true," : "");
    }

    Load pacedLoad(Way way) {
        return load(way, "\"stream\":true,\"seed\":1,");
    }

    private Load load(Way way, String options) {
        String body = "{\"model\":\"gpt-4o\"," + options
                + "\"max_completion_tokens\":64,\"messages\":[{\"role\":\"system\",\"content\":\"You are kind.\"},"
                + "{\"role\":\"user\",\"content\":\"Say something kind in one sentence.\"}]}";
        return new Load(
                vertx,
                port(way),
                Buffer.buffer("POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer "
                        + scene.token() + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length()
                        + "\r\n\r\n" + body));
    }

    Measured gateway() {
        return gateway;
    }

    Measured bareRelay() {
        return bareRelay;
    }

    Duration startTime() {
        return startTime;
    }

    @Override
    public void close() {
        gateway.close();
        bareRelay.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        kafka.close();
        vault.close();
        issuer.close();
        Folders.remove(folder);
    }
}
