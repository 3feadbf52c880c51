package io.cloudfreedom.router.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudfreedom.router.testkit.kafka.KafkaBroker;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.cloudfreedom.router.testkit.vault.OpenBao;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager.TestInjector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouterResourceTest {

    @Test
    void aServiceGetsEveryKeyThatItReads() {
        RouterResource resource = new RouterResource();
        resource.init(Map.of("service", "key", "parts", "postgres,kafka,vault"));
        try {
            assertThat(resource.start())
                    .containsEntry("router.oidc.client-id", "key-service")
                    .containsEntry("quarkus.vault.authentication.app-role.role-id", "key-service")
                    .containsKeys(
                            "router.oidc.issuer",
                            "router.oidc.client-secret",
                            "router.db.app-password",
                            "router.db.system-password",
                            "router.db.owner-password",
                            "quarkus.vault.url",
                            "quarkus.vault.authentication.app-role.secret-id",
                            "kafka.bootstrap.servers")
                    .hasEntrySatisfying(
                            "router.db.url",
                            url -> assertThat(url).startsWith("postgresql://").endsWith("/key_service"));
            assertThat(injected(resource))
                    .hasAtLeastOneElementOfType(Issuer.class)
                    .hasAtLeastOneElementOfType(PostgresServer.class)
                    .hasAtLeastOneElementOfType(KafkaBroker.class)
                    .hasAtLeastOneElementOfType(OpenBao.class);
        } finally {
            resource.stop();
        }
    }

    @Test
    void aMisspeltPartIsNamed() {
        RouterResource resource = new RouterResource();
        resource.init(Map.of("service", "gateway", "parts", "kafak"));

        assertThatThrownBy(resource::start).hasMessageContaining("kafak");
        resource.stop();
    }

    private static List<Object> injected(RouterResource resource) {
        List<Object> parts = new ArrayList<>();
        resource.inject(new TestInjector() {
            @Override
            public void injectIntoFields(
                    Object value, java.util.function.Predicate<java.lang.reflect.Field> predicate) {
                parts.add(value);
            }
        });
        return parts;
    }
}
