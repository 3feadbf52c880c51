package io.cloudfreedom.router.key.tenant;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.catalog.Tier;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a request says about a tenant; absent fields get their defaults.
@Schema(name = "TenantInput")
record TenantFields(
        @Nullable String name,
        @Nullable String slug,
        @Nullable String domain,
        @Nullable String type,
        @Nullable Status status,
        @Nullable Tier tier,
        @Nullable String timezone,
        @Nullable String currency,
        @Schema(implementation = String.class) @Nullable Money dailyLimit,
        @Schema(implementation = String.class) @Nullable Money monthlyBudget,
        @Nullable Long dailyRequests,
        @Nullable Long dailyTokens,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer maxOutputTokens,
        @Schema(implementation = String.class) @Nullable BigDecimal markupPercent,
        @Schema(implementation = String.class) @Nullable BigDecimal platformFee,
        @Nullable Map<String, KeyPolicy> keyPolicy,
        @Nullable Boolean fallbackOnLimit) {

    /// The entry of `key_policy` that holds where no provider or model is named.
    static final String DEFAULT_POLICY = "default";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9.-]{1,253}", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal LARGEST_MARKUP = BigDecimal.valueOf(1000);
    private static final BigDecimal LARGEST_FEE = new BigDecimal("999999999999");

    /// The tenant that these fields describe.
    ///
    /// @throws InvalidField naming all that is wrong
    Tenant toTenant(UUID id, long version, Instant created, Instant updated) {
        List<Problem.Violation> wrong = violations();
        if (!wrong.isEmpty() || name == null || slug == null || tier == null) {
            throw new InvalidField(wrong);
        }
        return new Tenant(
                id,
                version,
                name.strip(),
                slug,
                domain,
                type,
                status == null ? Status.ACTIVE : status,
                tier,
                timezone == null ? "UTC" : timezone,
                currency == null ? "USD" : currency,
                dailyLimit,
                monthlyBudget,
                dailyRequests,
                dailyTokens,
                rpm,
                tpm,
                maxOutputTokens,
                markupPercent == null ? BigDecimal.ZERO : markupPercent,
                platformFee == null ? BigDecimal.ZERO : platformFee,
                policy(tier),
                fallbackOnLimit != null && fallbackOnLimit,
                created,
                updated);
    }

    private Map<String, KeyPolicy> policy(Tier tier) {
        Map<String, KeyPolicy> policy = new TreeMap<>(keyPolicy == null ? Map.of() : keyPolicy);
        policy.putIfAbsent(
                DEFAULT_POLICY,
                switch (tier) {
                    case SHARED -> KeyPolicy.SHARED_ONLY;
                    case BYOK -> KeyPolicy.OWN_ONLY;
                    case HYBRID -> KeyPolicy.OWN_FIRST;
                });
        return policy;
    }

    private List<Problem.Violation> violations() {
        var wrong = new ArrayList<Problem.Violation>();
        check(wrong, name != null && !name.isBlank() && name.length() <= 120, "name", "must be 1 to 120 characters");
        check(
                wrong,
                slug != null && SLUG.matcher(slug).matches(),
                "slug",
                "must be 1 to 63 lower-case letters, digits or inner hyphens");
        check(wrong, domain == null || DOMAIN.matcher(domain).matches(), "domain", "must be a domain name");
        check(wrong, type == null || type.length() <= 60, "type", "must be at most 60 characters");
        check(wrong, status != Status.DELETED, "status", "must be active or inactive; to delete, use DELETE");
        check(wrong, tier != null, "tier", "must be shared, byok or hybrid");
        check(
                wrong,
                timezone == null || isZone(timezone),
                "timezone",
                "must be a time zone, for example Europe/Berlin");
        check(wrong, currency == null || isCurrency(currency), "currency", "must be an ISO 4217 code, for example EUR");
        check(wrong, notNegative(dailyLimit), "daily_limit", "must not be negative");
        check(wrong, notNegative(monthlyBudget), "monthly_budget", "must not be negative");
        check(wrong, dailyRequests == null || dailyRequests >= 0, "daily_requests", "must not be negative");
        check(wrong, dailyTokens == null || dailyTokens >= 0, "daily_tokens", "must not be negative");
        check(wrong, rpm == null || rpm >= 0, "rpm", "must not be negative");
        check(wrong, tpm == null || tpm >= 0, "tpm", "must not be negative");
        check(wrong, maxOutputTokens == null || maxOutputTokens > 0, "max_output_tokens", "must be positive");
        check(wrong, within(markupPercent, LARGEST_MARKUP, 3), "markup_percent", "must be 0 to 1000");
        check(wrong, within(platformFee, LARGEST_FEE, 2), "platform_fee", "must be an amount with two decimals");
        check(wrong, policyFitsTier(), "key_policy", "is decided by the tier; only a hybrid tenant chooses");
        return wrong;
    }

    private boolean policyFitsTier() {
        if (keyPolicy == null || tier == null) {
            return true;
        }
        return switch (tier) {
            case SHARED -> keyPolicy.values().stream().allMatch(p -> p == KeyPolicy.SHARED_ONLY);
            case BYOK -> keyPolicy.values().stream().allMatch(p -> p == KeyPolicy.OWN_ONLY);
            case HYBRID -> true;
        };
    }

    private static boolean isZone(String zone) {
        try {
            return zone.length() <= 60 && ZoneId.of(zone) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Currency.getInstance(code) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean notNegative(@Nullable Money money) {
        return money == null || money.compareTo(Money.ZERO) >= 0;
    }

    private static boolean within(@Nullable BigDecimal value, BigDecimal largest, int scale) {
        return value == null
                || (value.signum() >= 0
                        && value.compareTo(largest) <= 0
                        && value.stripTrailingZeros().scale() <= scale);
    }

    private static void check(List<Problem.Violation> wrong, boolean good, String field, String otherwise) {
        if (!good) {
            wrong.add(new Problem.Violation("#/" + field, otherwise));
        }
    }
}
