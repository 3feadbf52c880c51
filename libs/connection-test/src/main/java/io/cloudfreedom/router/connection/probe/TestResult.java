package io.cloudfreedom.router.connection.probe;

/// The outcome of a live test; `detail` is our own words, never the provider's.
public record TestResult(Verdict verdict, String detail, long latencyMs) {
    static TestResult of(Verdict verdict, long latencyMs) {
        return new TestResult(verdict, detail(verdict), latencyMs);
    }

    private static String detail(Verdict verdict) {
        return switch (verdict) {
            case OK -> "The provider accepts the credential.";
            case INVALID_KEY -> "The provider does not accept the credential.";
            case NO_PERMISSION -> "The provider knows the credential, but it lacks a permission.";
            case QUOTA_EXHAUSTED -> "The account behind the credential has no credit or quota left.";
            case RATE_LIMITED -> "The provider accepts the credential, but limits its rate at the moment.";
            case WRONG_ENDPOINT -> "There is no such resource at the endpoint.";
            case WRONG_REGION -> "The service does not answer in this region or project.";
            case PROVIDER_DOWN -> "The provider did not answer, so the credential is not tested.";
        };
    }
}
