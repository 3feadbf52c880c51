package io.cloudfreedom.router.local.part;

import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.testkit.kafka.KafkaMain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The Kafka broker, a process of its own; topics are created by the supervisor, which waits for the broker
/// with that.
public final class KafkaPart {

    public static final String NAME = "kafka";

    private final Machine machine;
    private final int port;
    private final int controllerPort;

    public KafkaPart(Machine machine) {
        this.machine = machine;
        this.port = machine.ports().of(NAME);
        this.controllerPort = machine.ports().of("kafka-controller");
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ProcessSpec spec() {
        return new ProcessSpec(
                NAME,
                machine.javaMain(
                        "256m",
                        KafkaMain.class.getName(),
                        List.of(
                                machine.state().dataFolder(NAME).toString(),
                                Integer.toString(port),
                                Integer.toString(controllerPort))),
                Machine.environment(),
                machine.state().root(),
                machine.state().log(NAME),
                Optional.empty(),
                Duration.ofSeconds(60),
                true);
    }
}
