package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.credential.ProviderSettings;
import io.cloudfreedom.router.connection.probe.TestResult;
import io.cloudfreedom.router.connection.probe.Verdict;
import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.key.convergence.Wanted;
import io.cloudfreedom.router.key.page.Columns;
import io.cloudfreedom.router.key.secret.MaterialPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A provider key as its row says; every change makes a new value with the next version.
record ProviderKey(
        UUID id,
        UUID tenantId,
        long version,
        String providerName,
        ProviderSettings settings,
        List<String> modelsEnabled,
        State state,
        Limits limits,
        CurrentMaterial material,
        Times times) {
    /// What is being deleted or has been revoked is inactive, for one of these reasons.
    static final String DELETING = "deleting";

    static final String DELETED = "deleted";
    static final String REVOKED = "revoked";

    /// The version of the only object at each path in Vault.
    private static final long FIRST_AND_ONLY = 1;

    ProviderKey {
        modelsEnabled = List.copyOf(modelsEnabled);
    }

    /// Whether it may serve, and if not, why.
    record State(
            KeyStatus status,
            @Nullable String reason,
            @Nullable String lastError) {
        static final State ACTIVE = new State(KeyStatus.ACTIVE, null, null);

        /// By a verdict that lies in the secret itself.
        static State failed(TestResult test) {
            return new State(KeyStatus.ERROR, test.verdict().json(), test.detail());
        }

        boolean leaving() {
            return DELETING.equals(reason) || DELETED.equals(reason);
        }
    }

    /// What it may be used for at most; null is no limit, an amount of 0 is nothing.
    record Limits(
            @Nullable Money daily,
            @Nullable Money monthly,
            @Nullable Long dailyRequests,
            @Nullable Long dailyTokens,
            int weight,
            @Nullable Integer maxConcurrency,
            @Nullable Integer rpm,
            @Nullable Integer tpm,
            @Nullable Instant expiresAt) {}

    /// The secret that is in use, by what may be known of it.
    record CurrentMaterial(UUID id, String fingerprint, String last4) {}

    /// When things happened to it.
    record Times(
            Instant created,
            Instant updated,
            @Nullable Instant rotated,
            @Nullable Instant lastTested) {
        Times updatedAt(Instant now) {
            return new Times(created, now, rotated, lastTested);
        }
    }

    /// The next version in another state.
    ProviderKey in(State next, Instant now) {
        return new ProviderKey(
                id,
                tenantId,
                version + 1,
                providerName,
                settings,
                modelsEnabled,
                next,
                limits,
                material,
                times.updatedAt(now));
    }

    /// The same version with another secret.
    ProviderKey with(CurrentMaterial next, Times at) {
        return new ProviderKey(id, tenantId, version, providerName, settings, modelsEnabled, state, limits, next, at);
    }

    /// The same version in another state.
    ProviderKey with(State other) {
        return new ProviderKey(
                id, tenantId, version, providerName, settings, modelsEnabled, other, limits, material, times);
    }

    /// The state that the live test of a new secret gives it: an exhausted quota is one, all other verdicts
    /// are warnings, and what was wrong with the secret before is over.
    ProviderKey afterTestOfNewSecret(TestResult test) {
        if (state.status() == KeyStatus.INACTIVE) {
            return this;
        }
        return with(test.verdict() == Verdict.QUOTA_EXHAUSTED ? State.failed(test) : State.ACTIVE);
    }

    /// Whether it serves, or would if its secret were good.
    boolean isInUse() {
        return state.status() != KeyStatus.INACTIVE;
    }

    /// @throws KeyError.BeingDeleted when it is on its way out
    void requireStaying() {
        if (state.leaving()) {
            throw new KeyError.BeingDeleted();
        }
    }

    MaterialPath path() {
        return new MaterialPath(tenantId, id, material.id());
    }

    /// What LiteLLMs shall reach: this version, or none of it when it may not serve.
    Wanted wanted() {
        return new Wanted(tenantId, id, version, state.status() != KeyStatus.ACTIVE);
    }

    ProviderKeyChanged changed(Change change) {
        return new ProviderKeyChanged(
                id,
                tenantId,
                version,
                change,
                settings.provider(),
                providerName,
                settings.endpoint(),
                settings.region(),
                settings.projectId(),
                settings.config(),
                modelsEnabled,
                state.status(),
                state.reason(),
                Columns.nanoUsd(limits.daily()),
                Columns.nanoUsd(limits.monthly()),
                limits.dailyRequests(),
                limits.dailyTokens(),
                limits.weight(),
                limits.maxConcurrency(),
                limits.rpm(),
                limits.tpm(),
                limits.expiresAt(),
                material.fingerprint(),
                material.last4(),
                new Material(material.id(), path().toString(), FIRST_AND_ONLY),
                times.created(),
                times.updated(),
                times.rotated());
    }
}
