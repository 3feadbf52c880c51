package io.cloudfreedom.router.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// At 100,000 keys every list and filter reads an index, never the whole table.
@QuarkusTest
class ListPlansQuarkusTest extends RunningService {
    private static final int KEYS = 100_000;

    /// The queries of the lists by the parameters that the API takes, `null` where it takes none.
    private static final Map<String, String> PROVIDER_KEYS = Map.of(
            "all", "null, null, null, null",
            "of a tenant", "'%s', null, null, null",
            "of a provider", "null, 'azure', null, null",
            "in error", "null, null, 'error', null",
            "of a tenant and a provider", "'%s', 'azure', null, null",
            "of a tenant, by text", "'%s', null, null, 'key 77'",
            "by text", "null, null, null, 'key 77'");

    @Test
    void everyListReadsAnIndex() throws Exception {
        UUID tenant = admin.tenant();
        try (Connection db = postgres.admin("key_service");
                Statement sql = db.createStatement()) {
            db.setAutoCommit(false);
            fill(sql, tenant);
            sql.execute("set local plan_cache_mode = force_custom_plan");
            sql.execute("prepare provider_keys as " + query("providerkey.ProviderKeyRepository"));
            sql.execute("prepare virtual_keys as " + query("virtualkey.VirtualKeyRepository"));

            for (var filter : PROVIDER_KEYS.entrySet()) {
                String parameters = filter.getValue().formatted(tenant);
                assertThat(scans(sql, "provider_keys('%s', 51, %s)".formatted(new UUID(0, 0), parameters)))
                        .as(filter.getKey())
                        .doesNotContain("Seq Scan on provider_key");
            }
            assertThat(scans(sql, "virtual_keys('%s', 51, '%s')".formatted(new UUID(0, 0), tenant)))
                    .doesNotContain("Seq Scan on virtual_key");
            assertThat(scans(sql, "virtual_keys('%s', 51, null)".formatted(new UUID(0, 0))))
                    .doesNotContain("Seq Scan on virtual_key");

            // As the application's role, whose rows the policies choose.
            sql.execute("set local role key_app");
            sql.execute("select set_config('app.tenant', '" + tenant + "', true)");
            sql.execute("prepare own_provider_keys as " + query("providerkey.ProviderKeyRepository"));
            assertThat(scans(sql, "own_provider_keys('%s', 51, null, null, null, null)".formatted(new UUID(0, 0))))
                    .doesNotContain("Seq Scan on provider_key");
            db.rollback();
        }
    }

    /// A thousand tenants with a hundred keys each, of which one in a thousand is in error; rolled back afterwards.
    /// Tables that are emptied first get files of their own, which go with the transaction.
    private static void fill(Statement sql, UUID tenant) throws Exception {
        sql.execute("set local session_replication_role = replica"); // No check of each reference.
        sql.execute("truncate provider_key, virtual_key cascade");
        sql.execute("""
                insert into tenant select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 'Tenant ' || n,
                    'many-' || n, null, null, 'active', 'hybrid', 'UTC', 'USD', null, null, null, null, null, null, null,
                    0, 0, '{}', false, now(), now() from generate_series(1, 1000) n
                """);
        sql.execute("""
                insert into provider_key (id, tenant_id, version, provider, provider_name, config, models_enabled, status,
                    weight, current_material, fingerprint, last4, created, updated)
                select gen_random_uuid(), ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n %% 1000), 12, '0'))::uuid, 1,
                    (array['openai', 'azure', 'google', 'aws', 'anthropic'])[1 + n %% 5], 'key ' || n, '{}', '{*}',
                    case when n %% 1000 = 0 then 'error' else 'active' end, 1, gen_random_uuid(), 'f', 'abcd', now(), now()
                from generate_series(1, %d) n
                """.formatted(KEYS));
        sql.execute("""
                insert into virtual_key (id, tenant_id, version, name, token_sha256, last4, status, models_allowed, created,
                    updated)
                select gen_random_uuid(), ('01900000-0000-7000-8000-' || lpad(to_hex(1 + n %% 1000), 12, '0'))::uuid, 1,
                    'app ' || n, md5(n::text), 'abcd', 'active', '{*}', now(), now() from generate_series(1, %d) n
                """.formatted(KEYS));
        sql.execute("""
                insert into provider_key (id, tenant_id, version, provider, provider_name, config, models_enabled, status,
                    weight, current_material, fingerprint, last4, created, updated)
                select gen_random_uuid(), '%s', 1, 'azure', 'key ' || n, '{}', '{*}', 'active', 1, gen_random_uuid(), 'f',
                    'abcd', now(), now() from generate_series(1, 100) n
                """.formatted(tenant));
        sql.execute("analyze provider_key");
        sql.execute("analyze virtual_key");
        sql.execute("analyze tenant");
    }

    /// The text that the repository itself runs.
    private static String query(String repository) throws Exception {
        var list = Class.forName("io.cloudfreedom.router.key." + repository).getDeclaredField("LIST");
        list.setAccessible(true);
        return (String) list.get(null);
    }

    private static List<String> scans(Statement sql, String statement) throws Exception {
        List<String> scans = new ArrayList<>();
        try (ResultSet plan = sql.executeQuery("explain (format json) execute " + statement)) {
            plan.next();
            collect(new ObjectMapper().readTree(plan.getString(1)).get(0).path("Plan"), scans);
        }
        return scans;
    }

    private static void collect(JsonNode node, List<String> scans) {
        if (node.has("Relation Name")) {
            scans.add(node.path("Node Type").asText() + " on "
                    + node.path("Relation Name").asText());
        }
        node.path("Plans").forEach(child -> collect(child, scans));
    }
}
