package io.cloudfreedom.router.gateway.usage;

import io.cloudfreedom.router.contracts.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Usage that waits for Kafka, on disk: one file for each batch, one JSON document a line.
///
/// `append` returns when the batch is on disk (fsynced, and so is the folder). A line that a crash cut short is
/// skipped: that request is settled by LiteLLM's agent. Used by one thread.
final class UsageSpool {
    private static final Logger LOG = Logger.getLogger(UsageSpool.class);
    private static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private long sequence;

    UsageSpool(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
        try {
            Files.createDirectories(folder);
            for (Path file : files()) {
                bytes.addAndGet(Files.size(file));
                sequence = Math.max(sequence, sequenceOf(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be used", e);
        }
    }

    /// Whether it holds so much that nothing more should be admitted.
    boolean isFull() {
        return bytes.get() >= maxBytes;
    }

    boolean isEmpty() {
        return bytes.get() == 0;
    }

    void append(List<SpooledUsage> batch) {
        StringBuilder lines = new StringBuilder();
        batch.forEach(usage -> lines.append(ContractJson.write(usage)).append('\n'));
        ByteBuffer data = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("%020d%s".formatted(++sequence, SUFFIX));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            bytes.addAndGet(data.remaining());
            while (data.hasRemaining()) {
                channel.write(data);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("usage cannot be spooled to " + folder, e);
        }
        syncFolder();
    }

    /// The oldest batch, which stays until it is removed.
    Optional<Batch> oldest() {
        try {
            List<Path> files = files();
            return files.isEmpty() ? Optional.empty() : Optional.of(read(files.getFirst()));
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be read", e);
        }
    }

    /// Kafka has it.
    void remove(Batch batch) {
        try {
            long size = Files.size(batch.file());
            Files.delete(batch.file());
            bytes.addAndGet(-size);
        } catch (IOException e) {
            throw new UncheckedIOException("the spool " + folder + " cannot be changed", e);
        }
    }

    private static Batch read(Path file) throws IOException {
        List<SpooledUsage> usages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            try {
                usages.add(ContractJson.read(line, SpooledUsage.class));
            } catch (IllegalArgumentException e) {
                LOG.warnf("incomplete line in the usage spool skipped: file=%s", file.getFileName());
            }
        }
        return new Batch(file, usages);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
    }

    private static long sequenceOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debugf("this file system does not sync folders: %s", e.getMessage());
        }
    }

    /// One file of the spool.
    record Batch(Path file, List<SpooledUsage> usages) {}
}
