package io.cloudfreedom.router.local.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.cloudfreedom.router.local.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// `state.json`: the version of the folder's layout and the ports that were chosen.
///
/// A folder of an unknown layout is refused with a way out and never changed.
record StateFile(int layout, Map<String, Integer> ports) {

    /// Raised whenever what lies in the folder changes its shape; a migration from each earlier one goes with it.
    static final int CURRENT = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static StateFile read(Path file) {
        if (!Files.exists(file)) {
            return new StateFile(CURRENT, Map.of());
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            int layout = json.path("layout").asInt();
            if (layout != CURRENT) {
                throw new StackException(
                        "%s was made by another version (layout %d, this one knows %d). Use that version, or move the folder away; ./router reset deletes it."
                                .formatted(file.getParent(), layout, CURRENT));
            }
            Map<String, Integer> ports = new TreeMap<>();
            json.path("ports")
                    .properties()
                    .forEach(port -> ports.put(port.getKey(), port.getValue().asInt()));
            return new StateFile(layout, ports);
        } catch (IOException e) {
            throw new StackException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void write(Path file) {
        try {
            StateFolder.replace(file, JSON.writeValueAsBytes(Map.of("layout", layout, "ports", new TreeMap<>(ports))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
