package io.cloudfreedom.router.testkit.kafka;

import io.cloudfreedom.router.testkit.Backend;
import io.cloudfreedom.router.testkit.Folders;
import io.cloudfreedom.router.testkit.Part;
import io.cloudfreedom.router.testkit.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.testcontainers.kafka.KafkaContainer;

/// A single broker that is its own controller, with every topic of the contracts and no auto-creation.
public final class KafkaBroker implements Part {

    private static final String IMAGE = "apache/kafka-native:4.1.2";
    private static final String CONTROLLER = "CONTROLLER";

    /// The broker logs its whole configuration at INFO; held here because a logger without a holder forgets
    /// its level.
    private static final List<Logger> CHATTY = List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("kafka"));

    static {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private final String bootstrapServers;
    private final Runnable stop;

    private KafkaBroker(String bootstrapServers, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.stop = stop;
    }

    /// A throw-away broker.
    public static KafkaBroker start() {
        return switch (Backend.chosen()) {
            case EMBEDDED -> {
                Path data = Folders.temporary("kafka-");
                KafkaBroker broker = inThisJvm(data, Ports.free(), Ports.free());
                Topics.create(broker.bootstrapServers());
                yield new KafkaBroker(broker.bootstrapServers, () -> {
                    broker.close();
                    Folders.remove(data);
                });
            }
            case DOCKER -> container();
        };
    }

    /// A broker inside this JVM that keeps its data; its topics are created by whoever starts it.
    public static KafkaBroker inThisJvm(Path data, int port, int controllerPort) {
        try {
            format(data);
            var server = new KafkaRaftServer(new KafkaConfig(settings(data, port, controllerPort), false), Time.SYSTEM);
            server.startup();
            return new KafkaBroker("127.0.0.1:" + port, () -> {
                server.shutdown();
                server.awaitShutdown();
            });
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not start", e);
        }
    }

    private static KafkaBroker container() {
        var container = new KafkaContainer(IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        Topics.create(container.getBootstrapServers());
        return new KafkaBroker(container.getBootstrapServers(), container::close);
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName(CONTROLLER)
                .run();
    }

    private static Map<String, Object> settings(Path data, int port, int controllerPort) throws IOException {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("log.dirs", data.toRealPath().toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.coordinator.append.linger.ms", "0");
        // Allocated in full for each partition that is written to.
        settings.put("log.index.size.max.bytes", "262144");
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        return settings;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        stop.run();
    }
}
