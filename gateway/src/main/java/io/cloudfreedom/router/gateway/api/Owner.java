package io.cloudfreedom.router.gateway.api;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The service that owns a path below `/api`.
enum Owner {
    KEY_SERVICE,
    CONFIG_SERVICE,
    USAGE_SERVICE;

    private static final Set<String> CONFIG = Set.of("models", "proxies", "convergence", "cooldowns");
    private static final Set<String> USAGE = Set.of("usage", "reports", "prices", "budgets", "webhooks", "admin");
    private static final Set<String> TENANT_CONFIG = Set.of("litellm-config.yaml", ".env", "key-choice");

    /// Empty for a path that could mean something else to whoever reads it next: it is not routed.
    static Optional<Owner> of(String path) {
        if (!path.startsWith("/api/") || !isPlain(path)) {
            return Optional.empty();
        }
        String[] segments = path.substring("/api/".length()).split("/", -1);
        if (segments.length == 3 && segments[0].equals("tenants") && TENANT_CONFIG.contains(segments[2])) {
            return Optional.of(CONFIG_SERVICE);
        }
        if (CONFIG.contains(segments[0])) {
            return Optional.of(CONFIG_SERVICE);
        }
        return Optional.of(USAGE.contains(segments[0]) ? USAGE_SERVICE : KEY_SERVICE);
    }

    /// Without empty segments, dot segments, back slashes, path parameters, and encoded separators or dots.
    private static boolean isPlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return !lower.contains("//")
                && !lower.contains("/./")
                && !lower.contains("/../")
                && !lower.endsWith("/.")
                && !lower.endsWith("/..")
                && !lower.contains("\\")
                && !lower.contains(";")
                && !lower.contains("%2f")
                && !lower.contains("%5c")
                && !lower.contains("%2e")
                && !lower.contains("%25");
    }
}
