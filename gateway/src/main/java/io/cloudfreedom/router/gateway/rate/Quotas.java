package io.cloudfreedom.router.gateway.rate;

import org.jspecify.annotations.Nullable;

/// What a caller may still do within a minute; null where there is no limit.
public record Quotas(@Nullable Quota requests, @Nullable Quota tokens) {
    public static final Quotas NONE = new Quotas(null, null);
}
