package io.cloudfreedom.router.key.virtualkey;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.key.catalog.ModelCatalog;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a request says about a virtual key; absent `models_allowed` are all of the tenant's.
@Schema(name = "VirtualKeyInput")
record VirtualKeyFields(
        @Nullable UUID tenantId,
        @Nullable String name,
        @Nullable List<String> modelsAllowed,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        @Nullable Instant expiresAt) {

    /// The fields of a stored key that a request may change.
    static VirtualKeyFields of(VirtualKey key) {
        return new VirtualKeyFields(
                key.tenantId(),
                key.name(),
                key.modelsAllowed(),
                key.dailyLimit(),
                key.monthlyBudget(),
                key.dailyRequests(),
                key.dailyTokens(),
                key.rpm(),
                key.tpm(),
                key.maxOutputTokens(),
                key.expiresAt());
    }

    /// The next version of a key, with these fields.
    ///
    /// @throws InvalidField naming all that is wrong
    VirtualKey appliedTo(VirtualKey key, Instant now) {
        List<Problem.Violation> wrong = violations(now, key.expiresAt());
        check(wrong, key.tenantId().equals(tenantId), "tenant_id", "cannot change");
        if (!wrong.isEmpty() || name == null) {
            throw new InvalidField(wrong);
        }
        return new VirtualKey(
                key.id(),
                key.tenantId(),
                key.version() + 1,
                name.strip(),
                null,
                key.last4(),
                key.status(),
                key.statusReason(),
                models(),
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                key.previousValidUntil(),
                key.created(),
                now,
                key.rotated());
    }

    /// @throws InvalidField naming all that is wrong
    VirtualKey toVirtualKey(UUID id, UUID tenant, Token token, Instant now) {
        List<Problem.Violation> wrong = violations(now, null);
        if (!wrong.isEmpty() || name == null) {
            throw new InvalidField(wrong);
        }
        return new VirtualKey(
                id,
                tenant,
                1,
                name.strip(),
                token.text(),
                token.last4(),
                Status.ACTIVE,
                null,
                models(),
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                expiresAt,
                null,
                now,
                now,
                null);
    }

    List<String> models() {
        return modelsAllowed == null ? List.of(ModelCatalog.ALL) : modelsAllowed;
    }

    private List<Problem.Violation> violations(Instant now, @Nullable Instant keptExpiry) {
        var wrong = new ArrayList<Problem.Violation>();
        check(wrong, name != null && !name.isBlank() && name.length() <= 120, "name", "must be 1 to 120 characters");
        check(
                wrong,
                dailyLimit == null || dailyLimit.compareTo(Money.ZERO) >= 0,
                "daily_limit",
                "must not be negative");
        check(
                wrong,
                monthlyBudget == null || monthlyBudget.compareTo(Money.ZERO) >= 0,
                "monthly_budget",
                "must not be negative");
        check(wrong, dailyRequests == null || dailyRequests >= 0, "daily_requests", "must not be negative");
        check(wrong, dailyTokens == null || dailyTokens >= 0, "daily_tokens", "must not be negative");
        check(wrong, rpm == null || rpm >= 0, "rpm", "must not be negative");
        check(wrong, tpm == null || tpm >= 0, "tpm", "must not be negative");
        check(wrong, maxOutputTokens == null || maxOutputTokens > 0, "max_output_tokens", "must be positive");
        check(
                wrong,
                expiresAt == null || expiresAt.equals(keptExpiry) || expiresAt.isAfter(now),
                "expires_at",
                "must be in the future");
        return wrong;
    }

    private static void check(List<Problem.Violation> wrong, boolean good, String field, String otherwise) {
        if (!good) {
            wrong.add(new Problem.Violation("#/" + field, otherwise));
        }
    }
}
