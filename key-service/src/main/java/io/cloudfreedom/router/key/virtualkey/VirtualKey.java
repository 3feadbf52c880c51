package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.TokenHash;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.key.page.Columns;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A virtual key as the API shows it; `token` is there once, in the answer to its creation.
record VirtualKey(
        UUID id,
        UUID tenantId,
        long version,
        String name,
        @Nullable String token,
        String last4,
        Status status,
        @Nullable String statusReason,
        List<String> modelsAllowed,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        @Nullable Instant expiresAt,
        Instant created,
        Instant updated) {
    static final String REVOKED = "revoked";

    VirtualKey {
        modelsAllowed = List.copyOf(modelsAllowed);
    }

    VirtualKeyChanged changed(Change change, String tokenSha256) {
        return new VirtualKeyChanged(
                id,
                tenantId,
                version,
                change,
                name,
                List.of(new TokenHash(tokenSha256, null)),
                status,
                statusReason,
                modelsAllowed,
                Columns.nanoUsd(dailyLimit),
                Columns.nanoUsd(monthlyBudget),
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                updated);
    }

    /// As it is stored and shown from then on.
    VirtualKey withoutToken() {
        return new VirtualKey(
                id,
                tenantId,
                version,
                name,
                null,
                last4,
                status,
                statusReason,
                modelsAllowed,
                dailyLimit,
                monthlyBudget,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                created,
                updated);
    }

    VirtualKey revoked(Instant now) {
        return new VirtualKey(
                id,
                tenantId,
                version + 1,
                name,
                null,
                last4,
                Status.INACTIVE,
                REVOKED,
                modelsAllowed,
                dailyLimit,
                monthlyBudget,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                created,
                now);
    }

    @Override
    public String toString() {
        return "VirtualKey[" + id + "]";
    }
}
