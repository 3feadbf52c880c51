package io.cloudfreedom.router.usage.export;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.usage.csv.CsvText;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One charge in the terms of FOCUS 1.2 (focus.finops.org/focus-specification/v1-2).
///
/// A billing account is a tenant, a sub account a virtual key. No discounts are known here, so list, contracted and
/// effective cost are what is billed. What own keys cost is invoiced by the provider and is in its export: here it is
/// 0, and only `x_ProviderCost` tells it. Invoices have their numbers elsewhere, so `InvoiceId` is empty.
///
/// @param virtualKey null for a fee
/// @param corrects the month that is corrected
record FocusRow(
        Instant billingStart,
        Instant billingEnd,
        Instant chargeStart,
        Instant chargeEnd,
        UUID tenant,
        @Nullable String tenantName,
        @Nullable UUID virtualKey,
        @Nullable String virtualKeyName,
        Kind kind,
        @Nullable YearMonth corrects,
        String description,
        String currency,
        Money billed,
        String issuer,
        String provider,
        Vendor vendor,
        long quantity,
        Details details) {
    /// In the order of the specification, then our own.
    static final List<String> HEADER = List.of(
            "BilledCost",
            "BillingAccountId",
            "BillingAccountName",
            "BillingCurrency",
            "BillingPeriodEnd",
            "BillingPeriodStart",
            "ChargeCategory",
            "ChargeClass",
            "ChargeDescription",
            "ChargeFrequency",
            "ChargePeriodEnd",
            "ChargePeriodStart",
            "ConsumedQuantity",
            "ConsumedUnit",
            "ContractedCost",
            "EffectiveCost",
            "InvoiceId",
            "InvoiceIssuerName",
            "ListCost",
            "PricingCategory",
            "PricingQuantity",
            "PricingUnit",
            "ProviderName",
            "PublisherName",
            "ServiceCategory",
            "ServiceName",
            "ServiceSubcategory",
            "SubAccountId",
            "SubAccountName",
            "x_CacheWriteTokens",
            "x_CachedInputTokens",
            "x_Corrects",
            "x_InputTokens",
            "x_KeySource",
            "x_Markup",
            "x_Model",
            "x_OutputTokens",
            "x_ProviderCost",
            "x_ProviderKeyId",
            "x_ProviderKeyName",
            "x_ReasoningTokens",
            "x_Requests");

    /// Both are usage in FOCUS: a fee is for a month that was used, not for what is still to come.
    enum Kind {
        REQUESTS("Usage-Based", "Tokens"),
        PLATFORM_FEE("Recurring", "Months");

        private final String frequency;
        private final String unit;

        Kind(String frequency, String unit) {
            this.frequency = frequency;
            this.unit = unit;
        }
    }

    /// What FOCUS has no column for.
    record Details(
            long requests,
            long inputTokens,
            long cachedInputTokens,
            long cacheWriteTokens,
            long outputTokens,
            long reasoningTokens,
            @Nullable String model,
            @Nullable String keySource,
            @Nullable UUID providerKey,
            @Nullable String providerKeyName,
            Money providerCost,
            Money markup) {
        static final Details OF_A_FEE = new Details(0, 0, 0, 0, 0, 0, null, null, null, null, Money.ZERO, Money.ZERO);
    }

    void write(CsvText csv) {
        String decimal = quantity + ".0";
        csv.amount(billed)
                .value(tenant)
                .name(tenantName == null ? tenant.toString() : tenantName)
                .value(currency)
                .value(billingEnd)
                .value(billingStart)
                .value("Usage")
                .value(corrects == null ? null : "Correction")
                .name(description)
                .value(kind.frequency)
                .value(chargeEnd)
                .value(chargeStart)
                .value(decimal)
                .value(kind.unit)
                .amount(billed)
                .amount(billed)
                .value(null)
                .name(issuer)
                .amount(billed)
                .value("Standard")
                .value(decimal)
                .value(kind.unit)
                .name(provider)
                .name(vendor.publisher())
                .value("AI and Machine Learning")
                .name(vendor.service())
                .value("Generative AI")
                .value(virtualKey)
                .name(virtualKey != null && virtualKeyName == null ? virtualKey.toString() : virtualKeyName);
        details(csv);
        csv.end();
    }

    private void details(CsvText csv) {
        csv.number(details.cacheWriteTokens())
                .number(details.cachedInputTokens())
                .value(corrects)
                .number(details.inputTokens())
                .value(details.keySource())
                .amount(details.markup())
                .name(details.model())
                .number(details.outputTokens())
                .amount(details.providerCost())
                .value(details.providerKey())
                .name(details.providerKeyName())
                .number(details.reasoningTokens())
                .number(details.requests());
    }
}
