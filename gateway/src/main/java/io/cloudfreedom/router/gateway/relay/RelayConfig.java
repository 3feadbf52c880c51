package io.cloudfreedom.router.gateway.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How requests are relayed to LiteLLM.
@ConfigMapping(prefix = "router.gateway.relay")
public interface RelayConfig {
    /// Longest request body in bytes; quarkus.http.limits.max-body-size must be larger.
    @WithDefault("33554432")
    int maxBody();

    /// Longest answer that is not a stream, in bytes.
    @WithDefault("67108864")
    int maxAnswer();

    /// Longest event of a stream that is looked into, in bytes.
    @WithDefault("8388608")
    int maxEvent();

    /// How long LiteLLM may take to accept a connection.
    @WithDefault("PT1S")
    Duration connect();

    /// How long LiteLLM may be silent: before its first byte, and between two.
    @WithDefault("PT120S")
    Duration idle();

    /// How long a request's body may take to come in.
    @WithDefault("PT30S")
    Duration body();

    /// How long a request may take in all.
    @WithDefault("PT15M")
    Duration whole();

    /// Connections to one LiteLLM process.
    @WithDefault("512")
    int connections();

    /// How long an unused connection is kept; shorter than LiteLLM keeps it, so that it is not closed under a
    /// request.
    @WithDefault("PT4S")
    Duration keepAlive();

    /// LiteLLM processes that one request may try; only while nothing was sent, or after a positive rejection.
    @WithDefault("3")
    int tries();
}
