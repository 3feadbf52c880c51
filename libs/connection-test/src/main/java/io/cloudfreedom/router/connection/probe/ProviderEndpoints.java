package io.cloudfreedom.router.connection.probe;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Base URLs that stand in for the providers' own; for doubles and private gateways.
@ConfigMapping(prefix = "router.provider-endpoints")
interface ProviderEndpoints {
    /// Instead of https://api.openai.com/v1.
    Optional<String> openai();

    /// Instead of https://api.anthropic.com.
    Optional<String> anthropic();

    /// Instead of https://generativelanguage.googleapis.com/v1beta.
    Optional<String> google();

    /// Instead of https://{region}-aiplatform.googleapis.com: what stands before `/v1/projects/…`.
    Optional<String> vertex();

    /// Instead of https://oauth2.googleapis.com/token.
    Optional<String> vertexToken();

    /// Instead of https://bedrock-runtime.{region}.amazonaws.com.
    Optional<String> awsRuntime();

    /// Instead of https://bedrock.{region}.amazonaws.com.
    Optional<String> awsControl();
}
