package io.cloudfreedom.router.testkit.kafka;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The broker as a process of its own: `KafkaMain DATA PORT CONTROLLER_PORT`; it stops on SIGTERM.
public final class KafkaMain {

    private KafkaMain() {}

    public static void main(String[] args) throws InterruptedException {
        KafkaBroker broker =
                KafkaBroker.inThisJvm(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            broker.close();
            stopped.countDown();
        }));
        stopped.await();
    }
}
