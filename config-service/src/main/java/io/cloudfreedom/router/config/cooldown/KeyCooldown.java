package io.cloudfreedom.router.config.cooldown;

import java.time.Instant;
import java.util.UUID;

/// A model that one LiteLLM does not ask one provider key for now.
///
/// @param httpStatus what LiteLLM made of the last failure; 0 when there was no answer
public record KeyCooldown(
        UUID keyId, UUID tenantId, String model, String proxyId, int httpStatus, Instant since, Instant until) {}
