package io.cloudfreedom.router.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.WriterHandler;

/// Everything that is logged at any level, by anybody but the test's own HTTP client, written to a file as
/// long as this is open.
final class TracedLog implements AutoCloseable {
    private static final String OWN_CLIENT = "org.apache.http";

    private final Logger root = LogContext.getLogContext().getLogger("");
    private final java.util.logging.Level usual = root.getLevel();
    private final Map<Handler, java.util.logging.Level> others = new HashMap<>();
    private final WriterHandler handler = new WriterHandler();

    TracedLog(Path file) throws IOException {
        Formatter formatter = new PatternFormatter("%p %c %X %s%e%n");
        handler.setFormatter(formatter);
        handler.setLevel(Level.ALL);
        handler.setFilter(record -> !record.getLoggerName().startsWith(OWN_CLIENT));
        handler.setWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
        for (Handler other : root.getHandlers()) {
            others.put(other, other.getLevel());
            other.setLevel(usual);
        }
        root.addHandler(handler);
        root.setLevel(Level.TRACE);
    }

    void flush() {
        handler.flush();
    }

    @Override
    public void close() {
        root.setLevel(usual);
        root.removeHandler(handler);
        others.forEach(Handler::setLevel);
        handler.close();
    }
}
