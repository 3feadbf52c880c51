package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.TokenHash;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.key.page.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A virtual key as the API shows it; `token` is there once, in the answer to its creation or rotation. The token
/// before a rotation is good until `previousValidUntil`.
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
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        @Nullable Instant expiresAt,
        @Nullable Instant previousValidUntil,
        Instant created,
        Instant updated,
        @Nullable Instant rotated) {
    static final String REVOKED = "revoked";

    VirtualKey {
        modelsAllowed = List.copyOf(modelsAllowed);
    }

    /// What is stored of the tokens.
    ///
    /// @param previous the one before the last rotation, until `previousValidUntil`
    record Hashes(String current, @Nullable String previous) {}

    VirtualKeyChanged changed(Change change, Hashes hashes) {
        return new VirtualKeyChanged(
                id,
                tenantId,
                version,
                change,
                name,
                tokens(hashes),
                status,
                statusReason,
                modelsAllowed,
                Columns.nanoUsd(dailyLimit),
                Columns.nanoUsd(monthlyBudget),
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                updated);
    }

    private List<TokenHash> tokens(Hashes hashes) {
        var current = new TokenHash(hashes.current(), null);
        return hashes.previous() == null
                ? List.of(current)
                : List.of(current, new TokenHash(hashes.previous(), previousValidUntil));
    }

    /// As it is stored and shown from then on.
    VirtualKey withoutToken() {
        return as(version, status, statusReason, updated);
    }

    VirtualKey revoked(Instant now) {
        return as(version + 1, Status.INACTIVE, REVOKED, now);
    }

    private VirtualKey as(long nextVersion, Status nextStatus, @Nullable String reason, Instant now) {
        return new VirtualKey(
                id,
                tenantId,
                nextVersion,
                name,
                null,
                last4,
                nextStatus,
                reason,
                modelsAllowed,
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                previousValidUntil,
                created,
                now,
                rotated);
    }

    /// The next version with a fresh token; the one before stays good for the overlap.
    VirtualKey rotated(Token token, Duration overlap, Instant now) {
        return new VirtualKey(
                id,
                tenantId,
                version + 1,
                name,
                token.text(),
                token.last4(),
                status,
                statusReason,
                modelsAllowed,
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                overlap.isZero() ? null : now.plus(overlap),
                created,
                now,
                now);
    }

    @Override
    public String toString() {
        return "VirtualKey[" + id + "]";
    }
}
