package io.cloudfreedom.router.benchmarks.edge;

import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// How many bytes a process allocates, as Java Flight Recorder counts them for each thread.
final class Allocation {
    private static final String EVENT = "jdk.ThreadAllocationStatistics";

    private Allocation() {}

    /// Options of `java` under which a process can be asked.
    static List<String> options() {
        return List.of(
                "-XX:StartFlightRecording:name=allocation,settings=none," + EVENT + "#enabled=true," + EVENT
                        + "#period=200ms,disk=true,maxsize=32m",
                "-Xlog:jfr*=off");
    }

    /// All bytes that its threads have allocated so far.
    static long bytes(Measured process, Path folder) {
        Path file = folder.resolve("allocation-" + System.nanoTime() + ".jfr");
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process dump = new ProcessBuilder(
                            jcmd.toString(),
                            Long.toString(process.pid()),
                            "JFR.dump",
                            "name=allocation",
                            "filename=" + file)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!dump.waitFor(60, TimeUnit.SECONDS)) {
                throw new StackException("jcmd does not answer");
            }
            Map<Long, Long> byThread = new HashMap<>();
            try (RecordingFile recording = new RecordingFile(file)) {
                while (recording.hasMoreEvents()) {
                    RecordedEvent event = recording.readEvent();
                    if (event.getEventType().getName().equals(EVENT)) {
                        byThread.merge(event.getThread("thread").getId(), event.getLong("allocated"), Math::max);
                    }
                }
            }
            Files.delete(file);
            return byThread.values().stream().mapToLong(Long::longValue).sum();
        } catch (IOException e) {
            throw new StackException("no recording of allocations", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
