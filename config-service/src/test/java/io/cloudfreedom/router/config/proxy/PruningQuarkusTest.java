package io.cloudfreedom.router.config.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.testkit.RouterResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "config"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
class PruningQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Database database;

    @Inject
    Pruning pruning;

    @Test
    void aRemovalIsKeptUntilEveryProxyHasSeenIt() {
        UUID key = UUID.randomUUID();
        deployment(key + ":seen", key, 10, "removed");
        deployment(key + ":unseen", key, 20, "removed");
        deployment(key + ":live", key, 10, "live");
        String proxy = "prune-" + key.toString().substring(24);
        run("""
                insert into proxy (id, version, base_url, tenants, bearer_sha256, generation, baseline,
                    applied_generation, poke_due, created, updated)
                values ($1, 1, 'http://127.0.0.1:9', '{*}', '{}', 20, 1, 15, now() + interval '1 hour', now(), now())
                """, Tuple.of(proxy));

        pruning.prune().await().atMost(SOON);
        assertThat(ids(key)).containsExactly(key + ":live", key + ":unseen");

        run("update proxy set deleted = true where id = $1", Tuple.of(proxy));
        pruning.prune().await().atMost(SOON);
        assertThat(ids(key)).containsExactly(key + ":live");
        run("delete from deployment where key_id = $1", Tuple.of(key));
    }

    private void deployment(String id, UUID key, long revision, String state) {
        run("""
                insert into deployment (id, key_id, tenant_id, revision, state, fingerprint, body, material_path)
                values ($1, $2, $2, $3, $4, '', '{}', '')
                """, Tuple.of(id, key, revision, state));
    }

    private List<String> ids(UUID key) {
        return database.asSystem(tx -> tx.preparedQuery("select id from deployment where key_id = $1 order by id")
                        .execute(Tuple.of(key))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString(0))
                                .toList()))
                .await()
                .atMost(SOON);
    }

    private void run(String sql, Tuple parameters) {
        database.asSystem(tx -> tx.preparedQuery(sql).execute(parameters))
                .await()
                .atMost(SOON);
    }
}
