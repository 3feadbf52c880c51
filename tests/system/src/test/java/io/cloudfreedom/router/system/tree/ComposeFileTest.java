package io.cloudfreedom.router.system.tree;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.cloudfreedom.router.contracts.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ComposeFileTest {
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:\\d[\\w.-]*");

    private static JsonNode compose;

    /// Read by SnakeYAML, which resolves anchors and merges as Compose does.
    @BeforeAll
    static void read() throws IOException {
        Object document = new Yaml().load(Files.readString(Tree.ROOT.resolve("docker-compose.yml")));
        compose = new ObjectMapper().valueToTree(document);
    }

    @Test
    void followsTheComposeSpecification() throws IOException {
        try (InputStream schema =
                requireNonNull(ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json"))) {
            JsonNode document = new ObjectMapper().readTree(schema);
            dropIds(document);
            var validator = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(document);

            assertThat(validator.validate(compose)).isEmpty();
            ObjectNode broken = compose.deepCopy();
            ((ObjectNode) broken.at("/services/gateway")).put("port", 1);
            assertThat(validator.validate(broken)).isNotEmpty();
        }
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(services())
                .allSatisfy((name, service) ->
                        assertThat(service.path("image").asText()).as(name).matches(PINNED));
    }

    @Test
    void everyBaseImageHasAVersion() throws IOException {
        for (Path dockerfile : dockerfiles()) {
            assertThat(Files.readAllLines(dockerfile))
                    .filteredOn(line -> line.startsWith("FROM "))
                    .as(dockerfile.toString())
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line.substring("FROM ".length())).matches(PINNED));
        }
    }

    @Test
    void everyServiceThatStaysHasAHealthCheck() {
        services().forEach((name, service) -> {
            boolean job = service.path("restart").asText().equals("on-failure");
            assertThat(service.has("healthcheck")).as(name).isEqualTo(!job);
        });
    }

    @Test
    void everySecretIsAFileOfItsOwnAndIsUsed() {
        Set<String> used = new TreeSet<>();
        services()
                .values()
                .forEach(service -> service.path("secrets")
                        .forEach(secret -> used.add(
                                secret.isTextual()
                                        ? secret.asText()
                                        : secret.path("source").asText())));

        Set<String> declared = new TreeSet<>();
        compose.path("secrets").properties().forEach(secret -> {
            declared.add(secret.getKey());
            assertThat(secret.getValue().path("file").asText()).isEqualTo("./secrets/" + secret.getKey());
        });
        assertThat(declared).isEqualTo(used);
    }

    /// A database's administrator could change its copies.
    @Test
    void signedCheckpointsAreKeptOutsideTheDatabase() {
        JsonNode service = compose.at("/services/key-service");

        assertThat(service.at("/environment/ROUTER_AUDIT_CHECKPOINT_FILE").asText())
                .startsWith("/var/lib/router/");
        assertThat(service.path("volumes")).extracting(JsonNode::asText).contains("key-service-audit:/var/lib/router");
        assertThat(compose.path("volumes").has("key-service-audit")).isTrue();
    }

    @Test
    void noPasswordStandsInTheFile() {
        List<String> suspicious = new ArrayList<>();
        services()
                .forEach((name, service) -> service.path("environment")
                        .properties()
                        .forEach(variable -> {
                            boolean secret = variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY)(_ID)?");
                            if (secret) {
                                suspicious.add(name + ": " + variable.getKey());
                            }
                        }));

        assertThat(suspicious).isEmpty();
    }

    @Test
    void onlyTheGatewayAndTheLoginPagesArePublishedAndOnLoopback() {
        Set<String> published = new TreeSet<>();
        services()
                .forEach((name, service) -> service.path("ports").forEach(port -> {
                    published.add(name);
                    assertThat(port.asText()).startsWith("127.0.0.1:");
                }));

        assertThat(published).containsExactly("gateway", "keycloak");
    }

    @Test
    void liteLlmSharesNoNetworkWithWhatIsPublishedButTheProxies() {
        Set<String> litellm = networks("litellm-1");

        assertThat(litellm).doesNotContain("edge", "internal");
        assertThat(compose.at("/networks/proxies/internal").asBoolean()).isTrue();
        assertThat(networks("gateway")).doesNotContain("outbound");
    }

    /// Quarkus' Vault extension sees no folder of secret files, only what Quarkus reads first.
    @Test
    void eachServiceFindsItsLoginToVaultWhereQuarkusReadsFirst() throws IOException {
        assertThat(Files.readString(Tree.ROOT.resolve("deploy/docker/service.Dockerfile")))
                .contains("WORKDIR /app\n");

        for (String service : List.of("key-service", "config-service", "usage-service", "gateway")) {
            assertThat(volumes("vault-init")).contains(service + "-vault:/out/" + service);
            assertThat(volumes(service)).contains(service + "-vault:/app/config:ro");
        }
    }

    @Test
    void theTopicsAreThoseOfTheContracts() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            expected.put(topic.topicName(), topic.settings().getOrDefault("cleanup.policy", ""));
        }

        Map<String, String> created = new TreeMap<>();
        for (String line : Files.readAllLines(Tree.ROOT.resolve("deploy/docker/kafka/topics.tsv"))) {
            String[] columns = line.split("\t", -1);
            created.put(columns[0], columns[1]);
        }
        assertThat(created).isEqualTo(expected);
    }

    @Test
    void everyFileThatTheComposeFileNamesExists() {
        services().forEach((name, service) -> {
            service.path("volumes").forEach(volume -> {
                if (volume.asText().startsWith("./")) {
                    assertThat(Tree.ROOT.resolve(volume.asText().split(":", -1)[0]))
                            .as(name)
                            .exists();
                }
            });
            if (service.has("build")) {
                assertThat(Tree.ROOT.resolve(service.at("/build/dockerfile").asText()))
                        .as(name)
                        .exists();
            }
        });
    }

    /// The schema carries `id` of an older draft beside each part, which its own draft does not have.
    private static void dropIds(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        schema.forEach(ComposeFileTest::dropIds);
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        compose.path("services").properties().forEach(each -> services.put(each.getKey(), each.getValue()));
        return services;
    }

    private static Set<String> networks(String service) {
        Set<String> networks = new TreeSet<>();
        compose.at("/services/" + service + "/networks").forEach(network -> networks.add(network.asText()));
        return networks;
    }

    private static List<String> volumes(String service) {
        List<String> volumes = new ArrayList<>();
        compose.at("/services/" + service + "/volumes").forEach(volume -> volumes.add(volume.asText()));
        return volumes;
    }

    private static List<Path> dockerfiles() throws IOException {
        try (Stream<Path> files = Files.list(Tree.ROOT.resolve("deploy/docker"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("Dockerfile"))
                    .toList();
        }
    }
}
