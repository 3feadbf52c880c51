package io.cloudfreedom.router.gateway.route;

import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;

/// A provider key that may serve, its price pinned, and how LiteLLM names the model there.
public record Candidate(ProviderKeyChanged key, PriceChanged price, String litellmModel) {}
