package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.Material;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.key.convergence.Wanted;
import io.cloudfreedom.router.key.credential.ProviderSettings;
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

        boolean leaving() {
            return DELETING.equals(reason) || DELETED.equals(reason);
        }
    }

    /// What it may be used for at most; null is no limit, an amount of 0 is nothing.
    record Limits(
            @Nullable Money daily,
            @Nullable Money monthly,
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
