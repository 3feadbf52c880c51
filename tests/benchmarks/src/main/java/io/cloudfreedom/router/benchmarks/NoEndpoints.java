package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.config.desired.Endpoints;
import java.net.URI;
import java.util.Optional;

/// The providers' own addresses.
final class NoEndpoints implements Endpoints {
    @Override
    public Optional<URI> openai() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> google() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> vertex() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> vertexToken() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> awsRuntime() {
        return Optional.empty();
    }

    @Override
    public Optional<URI> anthropic() {
        return Optional.empty();
    }
}
