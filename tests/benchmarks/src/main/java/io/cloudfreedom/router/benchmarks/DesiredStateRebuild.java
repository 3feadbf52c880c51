package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.desired.Composed;
import io.cloudfreedom.router.config.desired.Composition;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.cloudfreedom.router.local.Console;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The desired state of many tenants: built from nothing (the baseline), and after the change of one key.
/// Needs no running stack.
public final class DesiredStateRebuild {
    private static final Instant AT = Instant.parse("2026-11-02T10:15:30Z");
    private static final int WARM_UP = 2_000;
    private static final int MODELS = 10;

    private final Composition composition = new Composition(new NoEndpoints(), catalogue());
    private final Map<UUID, TenantChanged> tenants = new HashMap<>();
    private final List<ProviderKeyChanged> keys = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(Program.run(
                args,
                Set.of("--tenants", "--keys", "--changes"),
                (console, arguments) -> new DesiredStateRebuild().measure(console, arguments)));
    }

    private boolean measure(Console console, Arguments arguments) {
        int tenantCount = arguments.number("--tenants", 1_000, 10_000);
        int keyCount = arguments.number("--keys", 10_000, 200_000);
        fill(tenantCount, keyCount);
        composition.ofAll(tenants, keys.subList(0, Math.min(keys.size(), 500)), AT);
        Latencies rebuilt = new Latencies();
        long begun = System.nanoTime();
        Map<String, String> fingerprints = fingerprints(composition.ofAll(tenants, keys, AT));
        String checksum = Deployment.checksum(fingerprints);
        rebuilt.add(Duration.ofNanos(System.nanoTime() - begun));
        Latencies changed = new Latencies();
        boolean same = change(arguments.number("--changes", 5_000, 100_000), fingerprints, changed);
        console.line("%d tenants, %d keys, %d deployments (checksum %s…): everything, and one key's change."
                .formatted(tenants.size(), keys.size(), fingerprints.size(), checksum.substring(0, 8)));
        Comparison.head("everything", "one key").forEach(console::line);
        console.line(new Comparison("compose", rebuilt.summary(), changed.summary()).line());
        if (!same) {
            console.line("The differences do not add up to what building everything gives.");
        }
        return same;
    }

    /// Rotates keys one by one; answers whether the differences add up to the whole.
    private boolean change(int changes, Map<String, String> fingerprints, Latencies latencies) {
        for (int i = 0; i < changes; i++) {
            int at = (int) ((i * 7_919L) % keys.size());
            ProviderKeyChanged key =
                    key(keys.get(at).tenantId(), keys.get(at).id(), keys.get(at).version() + 1);
            long begun = System.nanoTime();
            Map<String, String> difference = fingerprints(composition.of(tenants.get(key.tenantId()), key, AT));
            long took = System.nanoTime() - begun;
            if (i >= Math.min(WARM_UP, changes / 2)) {
                latencies.add(Duration.ofNanos(took));
            }
            keys.set(at, key);
            fingerprints.putAll(difference);
        }
        return fingerprints.equals(fingerprints(composition.ofAll(tenants, keys, AT)));
    }

    private static Map<String, String> fingerprints(List<Composed> composed) {
        Map<String, String> fingerprints = new HashMap<>();
        composed.forEach(one -> fingerprints.put(one.id(), one.deployment().fingerprint()));
        return fingerprints;
    }

    private void fill(int tenantCount, int keyCount) {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < tenantCount; i++) {
            UUID id = Uuid7.at(AT);
            ids.add(id);
            tenants.put(id, tenant(id));
        }
        for (int i = 0; i < keyCount; i++) {
            keys.add(key(ids.get(i % tenantCount), Uuid7.at(AT), 1));
        }
    }

    private static List<Model> catalogue() {
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < MODELS; i++) {
            models.add(ContractJson.read("""
                    {"model":"m%d","display_name":"M","mode":"chat","context_window":1000,"max_output_tokens":100,
                     "routes":[{"provider":"openai","litellm_model":"openai/m%d"}]}""".formatted(i, i), Model.class));
        }
        return models;
    }

    private static TenantChanged tenant(UUID id) {
        return new TenantChanged(
                id,
                1,
                Change.CREATED,
                "T",
                "t-" + id,
                null,
                null,
                Status.ACTIVE,
                Tier.BYOK,
                "UTC",
                "USD",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Map.of(),
                false,
                AT);
    }

    private static ProviderKeyChanged key(UUID tenant, UUID id, long version) {
        UUID material = Uuid7.at(AT);
        return new ProviderKeyChanged(
                id,
                tenant,
                version,
                version == 1 ? Change.CREATED : Change.ROTATED,
                Provider.OPENAI,
                "K",
                null,
                null,
                null,
                Map.of(),
                List.of("*"),
                KeyStatus.ACTIVE,
                null,
                null,
                null,
                null,
                null,
                1,
                null,
                null,
                null,
                null,
                "fp",
                "0000",
                new Material(material, tenant + "/" + id + "/" + material, 1),
                AT,
                AT,
                null);
    }
}
