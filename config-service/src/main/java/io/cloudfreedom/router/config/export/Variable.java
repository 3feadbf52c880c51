package io.cloudfreedom.router.config.export;

import java.util.Objects;

/// An environment variable that the configuration refers to, and what to put into it.
record Variable(String name, String meaning) {
    static final Variable MASTER_KEY = new Variable(
            "LITELLM_MASTER_KEY", "The key with which your applications call this LiteLLM; begins with sk-.");
    static final Variable GATEWAY_BASE =
            new Variable("CLOUDFREEDOM_API_BASE", "The address of the CloudFreedom gateway, with /v1 at its end.");
    static final Variable GATEWAY_KEY =
            new Variable("CLOUDFREEDOM_API_KEY", "A virtual key of yours, for models on the platform's keys.");

    Variable {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(meaning, "meaning is null");
    }

    /// How LiteLLM refers to it.
    String reference() {
        return "os.environ/" + name;
    }
}
