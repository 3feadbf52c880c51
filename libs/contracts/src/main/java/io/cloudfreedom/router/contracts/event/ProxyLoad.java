package io.cloudfreedom.router.contracts.event;

import org.jspecify.annotations.Nullable;

/// How many deployments a LiteLLM holds of those that it changes quickly, and what to do about it, in words,
/// when that is soon too many.
public record ProxyLoad(
        long deployments, long capacity, @Nullable String warning) {}
