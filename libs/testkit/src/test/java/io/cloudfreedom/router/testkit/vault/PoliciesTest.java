package io.cloudfreedom.router.testkit.vault;

import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.CREATE;
import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.DELETE;
import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.LIST;
import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.PATCH;
import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.READ;
import static io.cloudfreedom.router.testkit.vault.PoliciesTest.Verb.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.vault.ServiceRole;
import io.cloudfreedom.router.vault.VaultApi;
import io.cloudfreedom.router.vault.VaultSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every verb on every path, asked of the real server under each role: 403 to all that the table does not grant, and
/// to nothing that it does.
class PoliciesTest {

    private static final String SECRET = "llm/data/tenant/key/material";
    private static final String ADMISSION = "platform/data/admission";
    private static final String PROXY_ONE = "platform/data/proxies/one";
    private static final String PROXY_TWO = "platform/data/proxies/two";
    private static final String WEBHOOK = "platform/data/tenant-webhooks/tenant/endpoint";

    private static final Set<Verb> LOOK = Set.of(READ, LIST);
    private static final Set<Verb> OWN = Set.of(CREATE, UPDATE, READ);
    private static final Set<Verb> LAY_OUT = Set.of(UPDATE, READ);

    /// What each role may do, path by path. All else is forbidden.
    private static final Map<String, Map<String, Set<Verb>>> GRANTED = Map.of(
            "key-service",
            Map.of(
                    SECRET,
                    Set.of(CREATE),
                    "llm/delete/tenant/key/material",
                    Set.of(UPDATE),
                    "llm/destroy/tenant/key/material",
                    Set.of(UPDATE),
                    "llm/metadata",
                    Set.of(LIST),
                    "llm/metadata/tenant/key",
                    LOOK,
                    "llm/metadata/tenant/key/material",
                    LOOK,
                    "transit/hmac/key-fingerprint",
                    Set.of(UPDATE),
                    "transit/sign/audit",
                    Set.of(UPDATE),
                    "transit/keys/audit",
                    Set.of(READ)),
            "config-service",
            Map.of(SECRET, Set.of(READ), PROXY_ONE, LAY_OUT, PROXY_TWO, OWN),
            "usage-service",
            Map.of(WEBHOOK, OWN, "platform/metadata/tenant-webhooks/tenant/endpoint", Set.of(DELETE)),
            "gateway",
            Map.of(ADMISSION, Set.of(READ)),
            "proxy-one",
            Map.of(ADMISSION, Set.of(READ), PROXY_ONE, Set.of(READ)),
            VaultSetup.ROLE,
            Map.ofEntries(
                    Map.entry("platform/metadata/admission", Set.of(READ)),
                    Map.entry("llm/config", LAY_OUT),
                    Map.entry("transit/keys/key-fingerprint", LAY_OUT),
                    Map.entry("transit/keys/audit", LAY_OUT),
                    Map.entry("sys/mounts", Set.of(READ)),
                    Map.entry("sys/mounts/llm", LAY_OUT),
                    Map.entry("sys/auth", Set.of(READ)),
                    Map.entry("sys/auth/approle", LAY_OUT),
                    Map.entry("sys/policies/acl/key-service", LAY_OUT),
                    Map.entry("auth/approle/role/key-service", LAY_OUT),
                    Map.entry("auth/approle/role/key-service/role-id", LAY_OUT),
                    Map.entry("auth/approle/role/key-service/secret-id", LAY_OUT)));

    /// Where something lies that a role may or may not touch, and ways around.
    private static final List<String> PATHS = Stream.concat(
                    GRANTED.values().stream().flatMap(paths -> paths.keySet().stream()),
                    Stream.of(
                            "llm/data/tenant/key",
                            "llm/data/tenant/key/material/below",
                            "llm/undelete/tenant/key/material",
                            "llm/subkeys/tenant/key/material",
                            "platform/delete/admission",
                            "platform/destroy/admission",
                            "platform/undelete/admission",
                            "platform/metadata",
                            "platform/metadata/proxies",
                            "platform/metadata/proxies/one",
                            "platform/destroy/proxies/one",
                            "platform/data/tenant-webhooks/tenant",
                            "platform/data/something-else",
                            "platform/config",
                            "transit/keys",
                            "transit/keys/audit/rotate",
                            "transit/keys/audit/config",
                            "transit/hmac/audit",
                            "transit/sign/key-fingerprint",
                            "transit/verify/audit",
                            "transit/export/hmac-key/key-fingerprint",
                            "transit/export/signing-key/audit",
                            "transit/backup/audit",
                            "transit/restore",
                            "sys/mounts/another",
                            "sys/mounts/llm/tune",
                            "sys/policies/acl",
                            "sys/audit",
                            "sys/raw/core",
                            "sys/leases",
                            "auth/approle/role",
                            "auth/token/create",
                            "auth/token/accessors"))
            .distinct()
            .sorted()
            .toList();

    private static OpenBao vault;

    /// What policies tell apart; the first write at a path is another verb than the next.
    enum Verb {
        CREATE("POST"),
        UPDATE("POST"),
        READ("GET"),
        LIST("LIST"),
        PATCH("PATCH"),
        DELETE("DELETE");

        private final String method;

        Verb(String method) {
            this.method = method;
        }
    }

    @BeforeAll
    static void start() {
        vault = OpenBao.start();
        as("key-service").write(SECRET, body(CREATE));
        as("config-service").write(PROXY_ONE, body(CREATE));
        as("config-service").write(PROXY_TWO, body(CREATE));
        as("usage-service").write(WEBHOOK, body(CREATE));
    }

    @AfterAll
    static void stop() {
        vault.close();
    }

    @ParameterizedTest
    @MethodSource("roles")
    void aRoleMayDoWhatTheTableGrantsAndNothingElse(String role) {
        VaultApi api = as(role);
        Map<String, Set<Verb>> grants = GRANTED.getOrDefault(role, Map.of());
        List<String> wrong = new ArrayList<>();
        for (String path : PATHS) {
            for (Verb verb : verbsAt(path)) {
                boolean granted = grants.getOrDefault(path, Set.of()).contains(verb);
                String asked = verb == CREATE ? path + "-of-" + role : path;
                int status = api.status(verb.method, asked, body(verb));
                if (granted == (status == 403)) {
                    wrong.add(verb + " " + asked + " answers " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyServiceIsInTheTable() {
        assertThat(ServiceRole.values())
                .allSatisfy(service -> assertThat(GRANTED).containsKey(service.roleName()));
    }

    static Stream<String> roles() {
        return GRANTED.keySet().stream().sorted();
    }

    /// A first write is possible where a path stands for many; elsewhere its name is part of what is granted.
    private static List<Verb> verbsAt(String path) {
        boolean oneOfMany = path.equals(SECRET) || path.equals(WEBHOOK) || path.equals(PROXY_TWO);
        return oneOfMany ? List.of(Verb.values()) : List.of(UPDATE, READ, LIST, PATCH, DELETE);
    }

    private static VaultApi as(String role) {
        if (role.equals(VaultSetup.ROLE)) {
            return vault.asSetup();
        }
        for (ServiceRole service : ServiceRole.values()) {
            if (service.roleName().equals(role)) {
                return vault.as(vault.role(service));
            }
        }
        return vault.as(vault.proxyRole(role.replace("proxy-", "")));
    }

    /// What any of the paths takes; nothing where nothing is sent.
    private static Map<String, ?> body(Verb verb) {
        return switch (verb) {
            case CREATE -> Map.of("options", Map.of("cas", 0), "data", Map.of("api_key", "a-value"));
            case UPDATE, PATCH ->
                Map.of("data", Map.of("api_key", "a-value"), "versions", new int[] {1}, "input", "YQ==");
            case READ, LIST, DELETE -> Map.of();
        };
    }
}
