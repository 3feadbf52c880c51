package io.cloudfreedom.router.contracts;

import java.time.Duration;
import java.util.Map;

/// Every Kafka topic with its configuration; topics are created explicitly, never by their first use.
public enum Topic {
    TENANTS("cf.tenants.v1", Cleanup.COMPACT),
    PROVIDER_KEYS("cf.provider-keys.v1", Cleanup.COMPACT),
    VIRTUAL_KEYS("cf.virtual-keys.v1", Cleanup.COMPACT),
    MODELS("cf.models.v1", Cleanup.COMPACT),
    PROXIES("cf.proxies.v1", Cleanup.COMPACT),
    CONFIG_APPLIED("cf.config-applied.v1", Cleanup.DELETE),
    PRICES("cf.prices.v1", Cleanup.COMPACT),
    KEY_HEALTH("cf.key-health.v1", Cleanup.COMPACT),
    USAGE("cf.usage.v1", Cleanup.DELETE),
    BUDGETS("cf.budgets.v1", Cleanup.COMPACT),
    KEY_USAGE("cf.key-usage.v1", Cleanup.COMPACT),
    AUDIT("cf.audit.v1", Cleanup.DELETE),
    AUDIT_CHECKPOINTS("cf.audit-checkpoints.v1", Cleanup.COMPACT);

    /// Order is kept per key only, so any topic may have several partitions.
    public static final int PARTITIONS = 3;

    private static final Duration RETENTION = Duration.ofDays(30);

    private final String topicName;
    private final Cleanup cleanup;

    Topic(String topicName, Cleanup cleanup) {
        this.topicName = topicName;
        this.cleanup = cleanup;
    }

    public String topicName() {
        return topicName;
    }

    /// Where a consumer puts a record that it cannot handle.
    public String deadLetterName() {
        return topicName + ".dlq";
    }

    /// The topic's own settings, as Kafka names them.
    public Map<String, String> settings() {
        return switch (cleanup) {
            case COMPACT -> Map.of("cleanup.policy", "compact");
            case DELETE -> Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(RETENTION.toMillis()));
        };
    }

    private enum Cleanup {
        COMPACT,
        DELETE
    }
}
