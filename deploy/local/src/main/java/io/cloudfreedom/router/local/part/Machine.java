package io.cloudfreedom.router.local.part;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.local.state.GeneratedSecrets;
import io.cloudfreedom.router.local.state.PortBook;
import io.cloudfreedom.router.local.state.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What every part is started from: the checkout, the state folder, the ports, the secrets.
public record Machine(Path sources, StateFolder state, PortBook ports, GeneratedSecrets secrets) {

    /// The collector and compiler that need the least memory and start the fastest on two cores.
    private static final List<String> SMALL_JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR");

    public Machine {
        requireNonNull(sources, "sources is null");
        requireNonNull(state, "state is null");
        requireNonNull(ports, "ports is null");
        requireNonNull(secrets, "secrets is null");
    }

    /// The JDK that runs the supervisor.
    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    List<String> java(String heap, List<String> arguments) {
        return Stream.of(
                        List.of(javaHome().resolve("bin/java").toString()),
                        SMALL_JVM,
                        List.of("-Xmx" + heap),
                        arguments)
                .flatMap(List::stream)
                .toList();
    }

    /// A class of the supervisor's own class path as a process of its own.
    List<String> javaMain(String heap, String mainClass, List<String> arguments) {
        return java(
                heap,
                Stream.of(List.of("-cp", System.getProperty("java.class.path"), mainClass), arguments)
                        .flatMap(List::stream)
                        .toList());
    }

    /// The few variables that a process needs to work at all; nothing else of the caller's shell.
    static Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        return environment;
    }
}
