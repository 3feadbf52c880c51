package io.cloudfreedom.router.local.state;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The port of each part: configured by `ROUTER_PORT_<PART>`, else as remembered, else a free one, which is
/// remembered.
public final class PortBook {

    /// Where people look first; another is taken when it is in use.
    private static final Map<String, Integer> PREFERRED = Map.of("gateway", 8080, "keycloak", 8180);

    private final Path file;
    private final Map<String, String> environment;
    private final Map<String, Integer> ports;
    private final Set<Integer> handedOut = new HashSet<>();

    public PortBook(Path stateFile, Map<String, String> environment) {
        this.file = stateFile;
        this.environment = environment;
        this.ports = new TreeMap<>(StateFile.read(stateFile).ports());
        handedOut.addAll(ports.values());
    }

    /// The port of a part, which must be free now.
    public synchronized int of(String part) {
        String variable = "ROUTER_PORT_" + part.toUpperCase(Locale.ROOT).replace('-', '_');
        String configured = environment.get(variable);
        if (configured != null) {
            int port = parse(variable, configured);
            requireFree(part, port, "set " + variable + " to another port");
            return port;
        }
        Integer known = ports.get(part);
        if (known == null) {
            known = choose(part);
            ports.put(part, known);
            new StateFile(StateFile.CURRENT, ports).write(file);
        }
        requireFree(part, known, "end what uses it, or set " + variable + " to another port");
        return known;
    }

    private int choose(String part) {
        Integer preferred = PREFERRED.get(part);
        int port = preferred != null && !handedOut.contains(preferred) && isFree(preferred) ? preferred : Ports.free();
        return handedOut.add(port) ? port : choose(part);
    }

    private static int parse(String variable, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new StackException(variable + " is no port number: " + value);
    }

    private static void requireFree(String part, int port, String remedy) {
        if (!isFree(port)) {
            throw new StackException("port %d of %s is in use: %s".formatted(port, part, remedy));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
