package io.cloudfreedom.router.contracts.proxy;

import java.util.List;
import java.util.Objects;

/// What one LiteLLM should serve at `generation`: all of it when `full`, else the difference to the
/// generation asked from. `checksum` is over the whole desired set, see Deployment.checksum.
public record DesiredState(
        String proxyId,
        long generation,
        boolean full,
        List<Deployment> deployments,
        List<String> removed,
        String checksum) {
    public DesiredState {
        Objects.requireNonNull(proxyId, "proxyId is null");
        Objects.requireNonNull(checksum, "checksum is null");
        deployments = List.copyOf(deployments);
        removed = List.copyOf(removed);
    }
}
