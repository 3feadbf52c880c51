package io.cloudfreedom.router.config.proxy;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;

/// Where a LiteLLM listens, and whom it serves: tenant ids, or `*` alone.
public record Registration(@NotNull URI baseUrl, @NotEmpty List<String> tenants) {}
