package io.cloudfreedom.router.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Resident memory of a process and its descendants, in KiB.
public final class Memory {

    private Memory() {}

    /// The process as a whole, and of its descendants what they do not share with it (PostgreSQL's workers
    /// share most). 0 where the system has no `/proc`.
    public static long residentKib(long pid) {
        long own = field(pid, "VmRSS:");
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> field(child.pid(), "RssAnon:"))
                .reduce(own, Long::sum);
    }

    /// The process alone.
    public static long ownKib(long pid) {
        return field(pid, "VmRSS:");
    }

    private static long field(long pid, String name) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
