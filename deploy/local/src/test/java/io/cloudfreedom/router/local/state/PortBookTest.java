package io.cloudfreedom.router.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {

    @TempDir
    Path folder;

    @Test
    void aPortIsRemembered() {
        int first = book(Map.of()).of("kafka");

        assertThat(book(Map.of()).of("kafka")).isEqualTo(first);
    }

    @Test
    void aConfiguredPortWins() {
        int wanted = Ports.free();

        assertThat(book(Map.of("ROUTER_PORT_KEY_SERVICE", Integer.toString(wanted)))
                        .of("key-service"))
                .isEqualTo(wanted);
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        int port = book(Map.of()).of("kafka");

        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> book(Map.of()).of("kafka"))
                    .isInstanceOf(StackException.class)
                    .hasMessage("port %d of kafka is in use: end what uses it, or set ROUTER_PORT_KAFKA to another port"
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void nonsenseIsNoPort() {
        assertThatThrownBy(() -> book(Map.of("ROUTER_PORT_KAFKA", "many")).of("kafka"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("ROUTER_PORT_KAFKA");
    }

    @Test
    void aFolderOfAnotherLayoutIsRefusedAndLeftAlone() throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(file, "{\"layout\": 99, \"ports\": {}}");

        assertThatThrownBy(() -> book(Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("layout 99");
        assertThat(file).hasContent("{\"layout\": 99, \"ports\": {}}");
    }

    private PortBook book(Map<String, String> environment) {
        return new PortBook(folder.resolve("state.json"), environment);
    }
}
