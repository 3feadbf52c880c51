package io.cloudfreedom.router.gateway.feed;

import io.cloudfreedom.router.contracts.event.TokenHash;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;

/// A token that belongs to a virtual key.
public record KnownToken(TokenDigest digest, VirtualKeyChanged key, TokenHash token) {}
