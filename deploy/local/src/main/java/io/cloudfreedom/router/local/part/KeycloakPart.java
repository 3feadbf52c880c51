package io.cloudfreedom.router.local.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.process.ProcessSpec;
import io.cloudfreedom.router.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Keycloak with the realm of `deploy/keycloak` and its sample users, on a database of its own.
public final class KeycloakPart {

    public static final String NAME = "keycloak";
    public static final String REALM = "cloudfreedom";
    public static final String DATABASE = "keycloak";

    /// Service accounts of the realm, each with a secret of its own.
    public static final List<String> CLIENTS =
            List.of("gateway", "router-cli", "key-service", "config-service", "usage-service", "gateway-service");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BUILD = List.of("build", "--db=postgres", "--health-enabled=true");

    private final Machine machine;
    private final int port;
    private final int managementPort;
    private final int postgresPort;

    public KeycloakPart(Machine machine, int postgresPort) {
        this.machine = machine;
        this.port = machine.ports().of(NAME);
        this.managementPort = machine.ports().of("keycloak-management");
        this.postgresPort = postgresPort;
    }

    public int port() {
        return port;
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public URI issuer() {
        return URI.create(url() + "/realms/" + REALM);
    }

    public String clientSecret(String clientId) {
        return machine.secrets().of(NAME, "client." + clientId);
    }

    public List<SampleUser> users() {
        return Stream.of(
                        new SampleUser("admin", "super_admin", "", Optional.empty()),
                        new SampleUser("acme-admin", "tenant_admin", "", Optional.empty()),
                        new SampleUser("finance", "finance", "", Optional.empty()),
                        new SampleUser("auditor", "auditor", "", Optional.empty()))
                .map(user -> user.with(
                        machine.secrets().of(NAME, "password." + user.name()),
                        user.needsCode()
                                ? Optional.of(machine.secrets().of(NAME, "totp." + user.name()))
                                : Optional.empty()))
                .toList();
    }

    /// Builds the distribution once and lays the realm out for import; the import skips a realm that exists.
    public void prepare(URI gatewayUrl) {
        Path stamp = home().resolve("built-with");
        try {
            String wanted = String.join(" ", BUILD);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
                build();
                Files.writeString(stamp, wanted);
            }
            Files.createDirectories(home().resolve("data/import"));
            StateFolder.replace(importFile(), JSON.writeValueAsBytes(realm(gatewayUrl)));
        } catch (IOException e) {
            throw new StackException("Keycloak could not be prepared: " + e.getMessage(), e);
        }
    }

    /// The file holds every secret of the realm; nobody needs it once the server is up.
    public void forgetImport() {
        try {
            Files.deleteIfExists(importFile());
        } catch (IOException e) {
            throw new StackException("cannot delete " + importFile(), e);
        }
    }

    public ProcessSpec spec() {
        Map<String, String> environment = Machine.environment();
        environment.put("JAVA_HOME", Machine.javaHome().toString());
        environment.put(
                "JAVA_OPTS_APPEND",
                "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --add-opens=java.base/java.lang=ALL-UNNAMED");
        environment.put("KC_DB_PASSWORD", machine.secrets().of(NAME, "db-password"));
        return new ProcessSpec(
                NAME,
                List.of(
                        script().toString(),
                        "start",
                        "--optimized",
                        "--import-realm",
                        "--cache=local",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + managementPort,
                        "--hostname=" + url(),
                        "--db-url=jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + DATABASE,
                        "--db-username=" + DATABASE),
                environment,
                machine.state().root(),
                machine.state().log(NAME),
                Optional.of(URI.create("http://127.0.0.1:" + managementPort + "/health/ready")),
                Duration.ofMinutes(3),
                true);
    }

    private void build() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.of(List.of(script().toString()), BUILD)
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        machine.state().log(NAME).toFile()));
        builder.environment().clear();
        builder.environment().putAll(Machine.environment());
        builder.environment().put("JAVA_HOME", Machine.javaHome().toString());
        Process build = builder.start();
        try {
            if (!build.waitFor(3, TimeUnit.MINUTES) || build.exitValue() != 0) {
                build.destroyForcibly();
                throw new StackException(
                        "kc.sh build failed; see " + machine.state().log(NAME));
            }
        } catch (InterruptedException e) {
            build.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode realm(URI gatewayUrl) throws IOException {
        Path folder = machine.sources().resolve("deploy/keycloak");
        Map<String, String> values = placeholders(gatewayUrl);
        ObjectNode realm = (ObjectNode) JSON.readTree(filled(folder.resolve("realm.json"), values));
        JsonNode samples = JSON.readTree(filled(folder.resolve("users-local.json"), values));
        ArrayNode users = (ArrayNode) realm.get("users");
        for (JsonNode account : users) {
            JsonNode roles =
                    samples.get("clientRoles").get(account.get("username").asText());
            if (roles != null) {
                ((ObjectNode) account).set("clientRoles", roles);
            }
        }
        users.addAll((ArrayNode) samples.get("users"));
        return realm;
    }

    private Map<String, String> placeholders(URI gatewayUrl) {
        Map<String, String> values = new TreeMap<>();
        values.put("GATEWAY_URL", gatewayUrl.toString());
        for (String client : CLIENTS) {
            values.put(constant(client) + "_SECRET", clientSecret(client));
        }
        for (SampleUser user : users()) {
            values.put(constant(user.name()) + "_PASSWORD", user.password());
            user.totpSecret().ifPresent(secret -> values.put(constant(user.name()) + "_TOTP", secret));
        }
        return values;
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String filled(Path template, Map<String, String> values) throws IOException {
        String text = Files.readString(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private Path importFile() {
        return home().resolve("data/import/realm.json");
    }

    private Path script() {
        return home().resolve("bin/kc.sh");
    }

    /// The one distribution below the state folder, whatever its version is.
    private Path home() {
        try (Stream<Path> folders = Files.list(machine.state().keycloak())) {
            return folders.filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no kc.sh in it"));
        } catch (IOException e) {
            throw new StackException(
                    "no Keycloak below " + machine.state().keycloak() + ": ./router up downloads it", e);
        }
    }
}
