package io.cloudfreedom.router.config.desired;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// Base URLs that replace the providers' own, for instances that talk to doubles. None is set in production.
@ConfigMapping(prefix = "router.provider-endpoints")
public interface Endpoints {
    /// With the version, for example `…/v1`.
    Optional<URI> openai();

    /// For `gemini/` models, with the version, for example `…/v1beta`.
    Optional<URI> google();

    /// For `vertex_ai/` models: what stands before `/v1/projects/…`.
    Optional<URI> vertex();

    /// Where service accounts get their tokens; replaces `token_uri` in the account's JSON.
    Optional<URI> vertexToken();

    /// Amazon's `bedrock-runtime`.
    Optional<URI> awsRuntime();

    Optional<URI> anthropic();
}
