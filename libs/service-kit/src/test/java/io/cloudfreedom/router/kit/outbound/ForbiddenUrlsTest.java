package io.cloudfreedom.router.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Server-side request forgery: a corpus of URLs that lead into our own network in every spelling we know,
/// against a socket that listens on every address of this machine. None of them may reach it.
class ForbiddenUrlsTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Vertx vertx;
    private static ServerSocket trap;
    private static Thread watch;
    private static final AtomicInteger CAUGHT = new AtomicInteger();
    private static final Map<String, List<InetAddress>> NAMES = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        vertx = Vertx.vertx();
        trap = new ServerSocket(0);
        watch = Thread.ofVirtual().start(ForbiddenUrlsTest::catchAll);
    }

    @AfterAll
    static void stop() throws Exception {
        trap.close();
        watch.join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static List<String> corpus() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(ForbiddenUrlsTest.class.getResourceAsStream("/outbound/forbidden-urls.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void corpusIsLarge() throws IOException {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(300).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void reachesNoSocket(String line) throws Exception {
        String[] parts = line.split(" ", 2);
        String url = parts[0].replace("{port}", Integer.toString(trap.getLocalPort()))
                .replace("{own}", ownAddress());
        int before = CAUGHT.get();

        assertThatThrownBy(() -> call(url, parts.length == 1 ? "" : parts[1]))
                .isInstanceOfAny(OutboundFailure.class, IllegalArgumentException.class)
                .satisfies(failure -> {
                    if (failure instanceof OutboundFailure refused) {
                        assertThat(refused.reason()).isIn(Reason.REFUSED, Reason.UNKNOWN_HOST);
                    }
                });

        assertThat(CAUGHT.get()).isEqualTo(before);
    }

    /// The trap catches what is let through: the same call, where loopback is allowed.
    @Test
    void trapWorks() {
        OutboundClient local = new OutboundClient(vertx, new Rules(true, trap.getLocalPort()), AddressResolver.SYSTEM);
        int before = CAUGHT.get();
        try {
            assertThatThrownBy(() -> send(local, "http://127.0.0.1:" + trap.getLocalPort() + "/"))
                    .isInstanceOfSatisfying(
                            OutboundFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.CLOSED));
        } finally {
            local.close();
        }
        assertThat(CAUGHT.get()).isGreaterThan(before);
    }

    /// The second answer of a name server that changes its mind is never asked for.
    @Test
    void nameThatChangesItsMindIsResolvedOnce() throws Exception {
        var asked = new AtomicInteger();
        AddressResolver rebinding =
                host -> List.of(InetAddress.getByName(asked.getAndIncrement() == 0 ? "169.254.169.254" : "127.0.0.1"));
        OutboundClient client = new OutboundClient(vertx, new Rules(false, trap.getLocalPort()), rebinding);
        int before = CAUGHT.get();
        try {
            assertThatThrownBy(() -> send(client, "https://rebinding.example:" + trap.getLocalPort() + "/"))
                    .isInstanceOf(OutboundFailure.class);
        } finally {
            client.close();
        }
        assertThat(asked.get()).isEqualTo(1);
        assertThat(CAUGHT.get()).isEqualTo(before);
    }

    private static void call(String url, String answers) throws Exception {
        URI uri = URI.create(url);
        if (!answers.isEmpty()) {
            List<InetAddress> addresses = new ArrayList<>();
            for (String answer : answers.split(",", -1)) {
                addresses.add(InetAddress.getByName(answer));
            }
            NAMES.put(uri.getHost(), addresses);
        }
        OutboundClient client =
                new OutboundClient(vertx, new Rules(false, trap.getLocalPort()), ForbiddenUrlsTest::resolve);
        try {
            send(client, url);
        } finally {
            client.close();
        }
    }

    private static void send(OutboundClient client, String url) {
        client.send(OutboundRequest.get(URI.create(url), Map.of())).await().atMost(LONG);
    }

    /// Literals and names of this machine as the system resolves them; of all others only what the corpus
    /// says, so that nothing hangs on a name server.
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        List<InetAddress> known = NAMES.get(host);
        if (known != null) {
            return known;
        }
        boolean name =
                host.chars().anyMatch(c -> Character.isLetter(c) && "abcdefx".indexOf(Character.toLowerCase(c)) < 0);
        if (name && !host.toLowerCase(Locale.ROOT).startsWith("localhost")) {
            throw new UnknownHostException(host);
        }
        return AddressResolver.SYSTEM.resolve(host);
    }

    private static String ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("127.0.0.2");
    }

    private static void catchAll() {
        while (!trap.isClosed()) {
            try {
                trap.accept().close();
                CAUGHT.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /// The trap's port is allowed, so that it is the address that decides.
    private record Rules(boolean allowLoopback, int port) implements OutboundConfig {
        @Override
        public Set<Integer> ports() {
            return Set.of(443, port);
        }

        @Override
        public Duration connectTimeout() {
            return LONG;
        }

        @Override
        public Duration timeout() {
            return LONG;
        }

        @Override
        public int maxBody() {
            return 1024;
        }
    }
}
