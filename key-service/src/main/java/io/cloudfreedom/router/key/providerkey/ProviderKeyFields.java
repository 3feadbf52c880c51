package io.cloudfreedom.router.key.providerkey;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudfreedom.router.connection.credential.CredentialReader;
import io.cloudfreedom.router.connection.credential.Credentials;
import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.connection.credential.ProviderSettings;
import io.cloudfreedom.router.connection.credential.Secret;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.key.request.MergePatch;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a request says about a provider key; absent fields get their defaults.
@Schema(name = "ProviderKeyInput")
record ProviderKeyFields(
        @Nullable UUID tenantId,
        @Nullable Provider provider,
        @Nullable String providerName,

        @Schema(implementation = String.class, writeOnly = true) @Nullable
        Secret apiKey,

        @Schema(implementation = String.class, writeOnly = true) @Nullable
        Secret apiKeySecondary,

        @Nullable String endpoint,
        @Nullable String region,
        @Nullable String projectId,
        @Nullable Map<String, Object> config,
        @Nullable List<String> modelsEnabled,
        @Nullable KeyStatus status,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer weight,
        @Nullable Integer maxConcurrency,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Instant expiresAt) {

    private static final int LARGEST_WEIGHT = 1000;
    private static final int MOST_MODELS = 500;

    /// @throws InvalidField when the provider is missing
    ProviderSettings settings() {
        if (provider == null) {
            throw InvalidField.of("provider", "must be openai, anthropic, google, azure or aws");
        }
        return new ProviderSettings(
                provider,
                blankToNull(endpoint),
                blankToNull(region),
                blankToNull(projectId),
                config == null ? Map.of() : config);
    }

    /// Settings and secrets together, checked for their form.
    ///
    /// @throws InvalidField naming all that is wrong
    Credentials credentials(EndpointRule endpoints) {
        return CredentialReader.read(settings(), apiKey, apiKeySecondary, endpoints);
    }

    boolean bringsSecret() {
        return (apiKey != null && !apiKey.isEmpty()) || (apiKeySecondary != null && !apiKeySecondary.isEmpty());
    }

    /// The key that these fields describe.
    ///
    /// @throws InvalidField naming all that is wrong
    ProviderKey toKey(UUID id, UUID tenant, long version, ProviderKey.CurrentMaterial material, ProviderKey.Times at) {
        List<Problem.Violation> wrong = violations();
        if (!wrong.isEmpty() || providerName == null) {
            throw new InvalidField(wrong);
        }
        return new ProviderKey(
                id,
                tenant,
                version,
                providerName.strip(),
                settings(),
                modelsEnabled == null ? List.of() : modelsEnabled,
                new ProviderKey.State(status == null ? KeyStatus.ACTIVE : status, null, null),
                new ProviderKey.Limits(
                        dailyLimit,
                        monthlyBudget,
                        dailyRequests,
                        dailyTokens,
                        weight == null ? 1 : weight,
                        maxConcurrency,
                        rpm,
                        tpm,
                        expiresAt),
                material,
                at);
    }

    /// @throws InvalidField when a field is unknown or has the wrong type
    static ProviderKeyFields read(ObjectNode body) {
        return MergePatch.read(body, ProviderKeyFields.class);
    }

    /// The fields of a key with those of a request laid over them; the secrets are those of the request.
    static ProviderKeyFields merged(ProviderKey current, ObjectNode patch) {
        return MergePatch.apply(of(current), patch, ProviderKeyFields.class);
    }

    /// The fields of a stored key, secrets aside.
    private static ProviderKeyFields of(ProviderKey key) {
        ProviderSettings settings = key.settings();
        ProviderKey.Limits limits = key.limits();
        return new ProviderKeyFields(
                key.tenantId(),
                settings.provider(),
                key.providerName(),
                null,
                null,
                settings.endpoint(),
                settings.region(),
                settings.projectId(),
                settings.config(),
                key.modelsEnabled(),
                key.state().status(),
                limits.daily(),
                limits.monthly(),
                limits.dailyRequests(),
                limits.dailyTokens(),
                limits.weight(),
                limits.maxConcurrency(),
                limits.rpm(),
                limits.tpm(),
                limits.expiresAt());
    }

    private List<Problem.Violation> violations() {
        var wrong = new ArrayList<Problem.Violation>();
        check(
                wrong,
                providerName != null && !providerName.isBlank() && providerName.length() <= 120,
                "provider_name",
                "must be 1 to 120 characters");
        check(wrong, shorterThan(endpoint, 500), "endpoint", "must be at most 500 characters");
        check(wrong, shorterThan(region, 60), "region", "must be at most 60 characters");
        check(wrong, shorterThan(projectId, 120), "project_id", "must be at most 120 characters");
        check(
                wrong,
                modelsEnabled == null
                        || (modelsEnabled.size() <= MOST_MODELS
                                && modelsEnabled.stream().allMatch(m -> !m.isBlank() && m.length() <= 200)),
                "models_enabled",
                "must be at most 500 names of models");
        check(wrong, notNegative(dailyLimit), "daily_limit", "must not be negative");
        check(wrong, notNegative(monthlyBudget), "monthly_budget", "must not be negative");
        check(wrong, dailyRequests == null || dailyRequests >= 0, "daily_requests", "must not be negative");
        check(wrong, dailyTokens == null || dailyTokens >= 0, "daily_tokens", "must not be negative");
        check(
                wrong,
                weight == null || (weight >= 1 && weight <= LARGEST_WEIGHT),
                "weight",
                "must be 1 to " + LARGEST_WEIGHT);
        check(wrong, maxConcurrency == null || maxConcurrency > 0, "max_concurrency", "must be positive");
        check(wrong, rpm == null || rpm >= 0, "rpm", "must not be negative");
        check(wrong, tpm == null || tpm >= 0, "tpm", "must not be negative");
        return wrong;
    }

    private static boolean shorterThan(@Nullable String text, int length) {
        return text == null || text.length() <= length;
    }

    private static boolean notNegative(@Nullable Money money) {
        return money == null || money.compareTo(Money.ZERO) >= 0;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void check(List<Problem.Violation> wrong, boolean good, String field, String otherwise) {
        if (!good) {
            wrong.add(new Problem.Violation("#/" + field, otherwise));
        }
    }
}
