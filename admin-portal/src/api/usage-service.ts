// Generated from openapi/usage-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/admin/conservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check now whether the books agree
         * @description It reads all of them: for now and then, not for a dashboard. It runs every night by itself.
         */
        get: operations["conservation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/conservation/nights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The results of the last 31 nights; the newest first */
        get: operations["conservationNights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rebuilds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Build the ledger again beside the books and compare
         * @description It runs in the background; read it by its id. The books themselves stay as they are.
         */
        post: operations["startRebuild"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rebuilds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a rebuild stands, and what came out */
        get: operations["rebuild"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists prices in force or to come */
        get: operations["PriceResource_listPrices"];
        put?: never;
        /**
         * Adds a price
         * @description For everyone, one tenant or one provider key, from a moment on. Prices never change: a later one takes over. The first price of a model also rates what was served before.
         */
        post: operations["PriceResource_addPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Imports LiteLLM's price map */
        post: operations["PriceResource_importPrices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices/unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists policies for unknown prices */
        get: operations["PriceResource_listUnknownPricePolicies"];
        /**
         * Sets a policy for unknown prices
         * @description refuse; estimate: charged at the provider's dearest price; hold: charged when the price is known. Both count at the dearest price and are rated anew when the price arrives.
         */
        put: operations["PriceResource_setUnknownPricePolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/focus.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month in FOCUS 1.2
         * @description The FinOps Foundation's columns in the order of its specification, then ours (x_…).
         */
        get: operations["focusExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/lines.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month's ledger, line by line
         * @description One line for each attempt of each request, in the order of requests; a change of what is booked is a reversal and a new booking. A line that breaks off was not all of it.
         */
        get: operations["ledgerLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A month in groups
         * @description Sums of the ledger: usage, corrections of closed months, and platform fees. A month and a day are those of each tenant's own calendar.
         */
        get: operations["monthlyReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Closed months, and open ones with usage; the newest first */
        get: operations["listMonths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/months/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a month for ever
         * @description From then on nothing is booked into it; what comes later is a correction in the next one. Closing it again changes nothing and answers the same.
         */
        post: operations["closeMonth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/months/{month}/documents/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A document of a closed month as it was written
         * @description report.json, report.csv, statements/{tenant_id}.json, statements/{tenant_id}.html
         */
        get: operations["monthDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/months/{month}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SHA-256 of every document of a closed month, as sha256sum -c reads it */
        get: operations["monthManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/months/{month}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Make a closed month's documents again out of the books, and compare them byte for byte */
        get: operations["verifyMonth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a tenant owes for a month */
        get: operations["statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today and this month so far */
        get: operations["usageSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Usage by hour, day or month
         * @description In the tenant's zone, where days have 23, 24 or 25 hours. Every period is there, also those without usage. At most 31 days by hour, 366 by day, 5 years by month.
         */
        get: operations["usageTimeseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists endpoints
         * @description A super_admin sees those of all tenants, or of one.
         */
        get: operations["WebhookResource_listWebhooks"];
        put?: never;
        /**
         * Adds an endpoint
         * @description The answer holds the signing secret (whsec_…), which is never shown again.
         */
        post: operations["WebhookResource_createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an endpoint */
        get: operations["WebhookResource_getWebhook"];
        put?: never;
        post?: never;
        /** Deletes an endpoint, its deliveries and its secret */
        delete: operations["WebhookResource_deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Changes an endpoint
         * @description Absent fields stay. enabled=true also enables an endpoint that was disabled after failures.
         */
        patch: operations["WebhookResource_updateWebhook"];
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists deliveries, the newest first */
        get: operations["WebhookResource_listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries/{delivery}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an ended delivery again, on the whole schedule */
        post: operations["WebhookResource_redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a new signing secret
         * @description For 24 hours messages are signed with the new and with the old secret.
         */
        post: operations["WebhookResource_rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a webhook.test message now
         * @description The answer says how the one attempt ended.
         */
        post: operations["WebhookResource_testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        BookMonth: {
            /** @example 2026-10 */
            month: string;
            /** @description closing: nothing is booked into it any more, its documents are still being written */
            state: components["schemas"]["State"];
            closed?: components["schemas"]["Instant"] | null;
            closed_by?: string | null;
            /**
             * @description Spend without evidence that was left out
             * @example 0.000000000
             */
            accepted_suspense?: string | null;
            /**
             * @description SHA-256 of the manifest, which lists the SHA-256 of every document
             * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
             */
            digest?: string | null;
        };
        BookMonthPage: {
            items: components["schemas"]["BookMonth"][];
        };
        /** @enum {string} */
        Charge: "usage" | "correction" | "platform_fee";
        Conservation: {
            /** @description Whether nothing is lost: requests = settled + open + suspense, ledger = sums = reports, every settled request is in the ledger as it was settled, and what windows hold is what leases promise */
            conserved: boolean;
            /**
             * Format: int64
             * @description Requests that any witness told of
             */
            requests: number;
            /**
             * Format: int64
             * @description Booked by what a witness knew
             */
            settled_requests: number;
            /**
             * Format: int64
             * @description Accepted by a LiteLLM, and nobody knows yet how they ended
             */
            open_requests: number;
            /**
             * Format: int64
             * @description Booked at their worst case, because nobody can tell
             */
            suspense_requests: number;
            /**
             * Format: int64
             * @description Requests whose end an agent told and that are not booked: 0
             */
            unbooked_requests: number;
            /**
             * Format: int64
             * @description Requests whose ledger lines are not what was settled: 0
             */
            misbooked_requests: number;
            /**
             * Format: int64
             * @description Sums by day whose ledger lines come to something else: 0
             */
            differing_sums: number;
            /**
             * Format: int64
             * @description Months whose report comes to something else than their ledger: 0
             */
            differing_reports: number;
            /** @example 1204.481200000 */
            ledger_cost: string;
            /** @example 1204.481200000 */
            reported_cost: string;
            /**
             * Format: int64
             * @description What day windows hold, in all units together
             */
            held: number;
            /**
             * Format: int64
             * @description What leases promise of it
             */
            promised: number;
            /** @description Counted as spent by tenants without evidence */
            suspense: string;
            /**
             * Format: int64
             * @description Requests whose two exact witnesses differ; the larger is booked
             */
            discrepancies: number;
        };
        ConservationNights: {
            items: components["schemas"]["Night"][];
        };
        /** Format: date-time */
        Instant: string;
        JsonNode: {
            empty?: boolean;
            value_node?: boolean;
            container_node?: boolean;
            missing_node?: boolean;
            array?: boolean;
            object?: boolean;
            node_type?: components["schemas"]["JsonNodeType"];
            pojo?: boolean;
            number?: boolean;
            integral_number?: boolean;
            floating_point_number?: boolean;
            short?: boolean;
            int?: boolean;
            long?: boolean;
            float?: boolean;
            double?: boolean;
            big_decimal?: boolean;
            big_integer?: boolean;
            textual?: boolean;
            boolean?: boolean;
            null?: boolean;
            binary?: boolean;
        };
        /** @enum {string} */
        JsonNodeType: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
        /**
         * Format: date
         * @example 2022-03-10
         */
        LocalDate: string;
        Measures: {
            /**
             * Format: int64
             * @description Requests that ended, each counted once, on the key that answered
             * @example 1204
             */
            requests: number;
            /**
             * Format: int64
             * @description Tries at providers, the failed ones too
             * @example 1210
             */
            attempts: number;
            /**
             * Format: int64
             * @description All input, cached and cache-written tokens included
             * @example 812000
             */
            input_tokens: number;
            /**
             * Format: int64
             * @description Read from the provider's cache
             * @example 120000
             */
            cached_input_tokens: number;
            /**
             * Format: int64
             * @description Written to it, for 5 minutes or an hour
             * @example 8000
             */
            cache_write_tokens: number;
            /**
             * Format: int64
             * @description Written to it for an hour
             * @example 0
             */
            cache_write_1h_tokens: number;
            /**
             * Format: int64
             * @description All output, reasoning included
             * @example 94000
             */
            output_tokens: number;
            /**
             * Format: int64
             * @description Spent on reasoning
             * @example 12000
             */
            reasoning_tokens: number;
            /**
             * @description What providers charge by the price book, whoever's key paid
             * @example 2.970000000
             */
            cost: string;
            /**
             * @description The part of cost that shared keys paid, fallbacks included: it is charged on
             * @example 1.000000000
             */
            charged_cost: string;
            /**
             * @description The tenant's mark-up on charged_cost
             * @example 0.200000000
             */
            markup: string;
            /**
             * @description The tenant's fee for the month; 0 on lines of usage
             * @example 0.000000000
             */
            platform_fee: string;
            /**
             * @description What the tenant is charged: charged_cost + markup + platform_fee
             * @example 1.200000000
             */
            billed: string;
        };
        /** @description US dollars, a decimal number */
        Money: string;
        MonthlyReport: {
            /** @example 2026-11 */
            month: string;
            /** @description Whether the month is closed: then this never changes again */
            closed: boolean;
            /**
             * @description Of total, and of every row of usage
             * @example USD
             */
            currency: string;
            group_by: string[];
            rows: components["schemas"]["ReportRow"][];
            /** @description Sum of the rows in currency */
            total: components["schemas"]["Measures"];
            /** @description What all rows come to, in each of their currencies */
            payable: components["schemas"]["Payable"][];
        };
        NewPrice: {
            provider: components["schemas"]["Provider"];
            model: string;
            tenant_id?: components["schemas"]["UUID"] | null;
            provider_key_id?: components["schemas"]["UUID"] | null;
            effective_from?: components["schemas"]["Instant"] | null;
            per_million_tokens: components["schemas"]["NewPricePerMillion"];
            tiers?: components["schemas"]["NewPriceTier"][] | null;
            batch?: components["schemas"]["NewPriceBatch"] | null;
        };
        NewPriceBatch: {
            input: components["schemas"]["Money"];
            output: components["schemas"]["Money"];
        };
        NewPricePerMillion: {
            input: components["schemas"]["Money"];
            cached_input?: components["schemas"]["Money"] | null;
            cache_write_5m?: components["schemas"]["Money"] | null;
            cache_write_1h?: components["schemas"]["Money"] | null;
            output: components["schemas"]["Money"];
            reasoning?: components["schemas"]["Money"] | null;
        };
        NewPriceTier: {
            /** Format: int64 */
            above_input_tokens: number;
            per_million_tokens: components["schemas"]["NewPricePerMillion"];
        };
        Night: {
            day: components["schemas"]["LocalDate"];
            checked: components["schemas"]["Instant"];
            conserved: boolean;
            result: components["schemas"]["Conservation"];
        };
        Payable: {
            /** @example USD */
            currency: string;
            /** @example 120.481200000 */
            billed: string;
        };
        Price: {
            id: components["schemas"]["UUID"];
            provider: components["schemas"]["Provider"];
            model: string;
            tenant_id?: components["schemas"]["UUID"] | null;
            provider_key_id?: components["schemas"]["UUID"] | null;
            effective_from: components["schemas"]["Instant"];
            currency: string;
            per_million_tokens: components["schemas"]["PricePerMillion"];
            tiers: components["schemas"]["PriceTier"][];
            batch?: components["schemas"]["PriceBatch"] | null;
            source: string;
        };
        /** @description What the provider asks for its batch API, in dollars per million tokens; nothing that is relayed is a batch */
        PriceBatch: {
            input: components["schemas"]["Money"];
            output: components["schemas"]["Money"];
        };
        PriceImportResult: {
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            unchanged: number;
            unknown: string[];
        };
        PriceList: {
            items: components["schemas"]["Price"][];
        };
        PricePerMillion: {
            input: components["schemas"]["Money"];
            cached_input: components["schemas"]["Money"];
            cache_write_5m: components["schemas"]["Money"];
            cache_write_1h: components["schemas"]["Money"];
            output: components["schemas"]["Money"];
            reasoning: components["schemas"]["Money"];
        };
        PriceTier: {
            /** Format: int64 */
            above_input_tokens: number;
            per_million_tokens: components["schemas"]["PricePerMillion"];
        };
        Problem: {
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            detail?: string | null;
            instance: string;
            errors: components["schemas"]["Violation"][];
        };
        /** @enum {string} */
        Provider: "google" | "azure" | "aws" | "openai" | "anthropic";
        Rebuild: {
            id: components["schemas"]["UUID"];
            state: components["schemas"]["State1"];
            started: components["schemas"]["Instant"];
            started_by: string;
            finished?: components["schemas"]["Instant"] | null;
            result?: components["schemas"]["RebuildResult"] | null;
        };
        RebuildResult: {
            /** Format: int64 */
            requests: number;
            months: components["schemas"]["RebuiltMonth"][];
        };
        RebuiltMonth: {
            /** @example 2026-10 */
            month: string;
            same: boolean;
            report?: string | null;
            rebuilt_report?: string | null;
            lines?: string | null;
            rebuilt_lines?: string | null;
        };
        ReportRow: {
            /**
             * Format: int64
             * @description Spent on reasoning
             * @example 12000
             */
            reasoning_tokens?: number;
            /**
             * @description What providers charge by the price book, whoever's key paid
             * @example 2.970000000
             */
            cost?: string;
            /**
             * @description The tenant's mark-up on charged_cost
             * @example 0.200000000
             */
            markup?: string;
            /**
             * Format: int64
             * @description All input, cached and cache-written tokens included
             * @example 812000
             */
            input_tokens?: number;
            /**
             * @description The part of cost that shared keys paid, fallbacks included: it is charged on
             * @example 1.000000000
             */
            charged_cost?: string;
            /**
             * Format: int64
             * @description Requests that ended, each counted once, on the key that answered
             * @example 1204
             */
            requests?: number;
            /**
             * @description The tenant's fee for the month; 0 on lines of usage
             * @example 0.000000000
             */
            platform_fee?: string;
            /**
             * @description What the tenant is charged: charged_cost + markup + platform_fee
             * @example 1.200000000
             */
            billed?: string;
            /**
             * Format: int64
             * @description Written to it, for 5 minutes or an hour
             * @example 8000
             */
            cache_write_tokens?: number;
            /**
             * Format: int64
             * @description Read from the provider's cache
             * @example 120000
             */
            cached_input_tokens?: number;
            /**
             * Format: int64
             * @description Written to it for an hour
             * @example 0
             */
            cache_write_1h_tokens?: number;
            /**
             * Format: int64
             * @description All output, reasoning included
             * @example 94000
             */
            output_tokens?: number;
            /**
             * Format: int64
             * @description Tries at providers, the failed ones too
             * @example 1210
             */
            attempts?: number;
            charge: components["schemas"]["Charge"];
            /**
             * @description The closed month that a correction belongs to
             * @example 2026-10
             */
            corrects?: string | null;
            tenant_id?: components["schemas"]["UUID"];
            tenant_name?: string;
            provider_key_id?: components["schemas"]["UUID"];
            provider_key_name?: string;
            virtual_key_id?: components["schemas"]["UUID"];
            virtual_key_name?: string;
            provider?: string;
            model?: string;
            /**
             * @description Whose key served: own, shared, or fallback (a shared one after an own one failed)
             * @enum {string|null}
             */
            key_source?: "own" | "shared" | "fallback" | null;
            day?: components["schemas"]["LocalDate"];
            /**
             * @description Of the row's amounts: usage is in USD, a fee in the tenant's currency
             * @example USD
             */
            currency: string;
        };
        /** @enum {string} */
        State: "open" | "closing" | "closed";
        /** @enum {string} */
        State1: "running" | "same" | "different" | "failed";
        Statement: {
            /** @example 2026-11 */
            month: string;
            /** @description Whether the month is closed: then this never changes again */
            closed: boolean;
            /**
             * @description Who invoices
             * @example CloudFreedom
             */
            issuer: string;
            tenant_id: components["schemas"]["UUID"];
            tenant_name?: string | null;
            /**
             * @description Of the tenant's calendar
             * @example Europe/Berlin
             */
            timezone: string;
            /**
             * @description The first moment of the month
             * @example 2022-03-10T16:15:50Z
             */
            period_start: components["schemas"]["Instant"];
            /**
             * @description The first moment after it
             * @example 2022-03-10T16:15:50Z
             */
            period_end: components["schemas"]["Instant"];
            /**
             * @description Of total, and of every line of usage
             * @example USD
             */
            currency: string;
            /** @description By provider key, provider, model and key source */
            lines: components["schemas"]["ReportRow"][];
            /** @description The same usage by virtual key; without fees */
            virtual_keys: components["schemas"]["ReportRow"][];
            total: components["schemas"]["Measures"];
            /** @description What is owed, in each currency */
            payable: components["schemas"]["Payable"][];
        };
        Summary: {
            /** @example USD */
            currency: string;
            /** @description Since the tenant's midnight */
            today: components["schemas"]["Measures"];
            /** @description Since the first of the tenant's month */
            month: components["schemas"]["Measures"];
        };
        Timeseries: {
            /** @enum {string} */
            interval: "hour" | "day" | "month";
            /**
             * @description Whose calendar it is: the tenant's zone; UTC for many tenants, whose days and months are still each tenant's own
             * @example Europe/Berlin
             */
            timezone: string;
            /** @example USD */
            currency: string;
            points: components["schemas"]["TimeseriesPoint"][];
        };
        TimeseriesPoint: {
            /**
             * Format: int64
             * @description Spent on reasoning
             * @example 12000
             */
            reasoning_tokens?: number;
            /**
             * @description What providers charge by the price book, whoever's key paid
             * @example 2.970000000
             */
            cost?: string;
            /**
             * @description The tenant's mark-up on charged_cost
             * @example 0.200000000
             */
            markup?: string;
            /**
             * Format: int64
             * @description All input, cached and cache-written tokens included
             * @example 812000
             */
            input_tokens?: number;
            /**
             * @description The part of cost that shared keys paid, fallbacks included: it is charged on
             * @example 1.000000000
             */
            charged_cost?: string;
            /**
             * Format: int64
             * @description Requests that ended, each counted once, on the key that answered
             * @example 1204
             */
            requests?: number;
            /**
             * @description The tenant's fee for the month; 0 on lines of usage
             * @example 0.000000000
             */
            platform_fee?: string;
            /**
             * @description What the tenant is charged: charged_cost + markup + platform_fee
             * @example 1.200000000
             */
            billed?: string;
            /**
             * Format: int64
             * @description Written to it, for 5 minutes or an hour
             * @example 8000
             */
            cache_write_tokens?: number;
            /**
             * Format: int64
             * @description Read from the provider's cache
             * @example 120000
             */
            cached_input_tokens?: number;
            /**
             * Format: int64
             * @description Written to it for an hour
             * @example 0
             */
            cache_write_1h_tokens?: number;
            /**
             * Format: int64
             * @description All output, reasoning included
             * @example 94000
             */
            output_tokens?: number;
            /**
             * Format: int64
             * @description Tries at providers, the failed ones too
             * @example 1210
             */
            attempts?: number;
            /**
             * @description The period in the calendar: 2026-10-25T02:00+01:00, 2026-10-25 or 2026-10
             * @example 2026-10-25
             */
            period: string;
            /**
             * @description Its first moment
             * @example 2022-03-10T16:15:50Z
             */
            start: components["schemas"]["Instant"];
            /**
             * @description The first moment after it
             * @example 2022-03-10T16:15:50Z
             */
            end: components["schemas"]["Instant"];
        };
        /** Format: uuid */
        UUID: string;
        /** @enum {string} */
        UnknownPrice: "refuse" | "estimate" | "hold";
        UnknownPricePolicy: {
            tenant_id?: components["schemas"]["UUID"] | null;
            policy: components["schemas"]["UnknownPrice"];
        };
        UnknownPricePolicyList: {
            items: components["schemas"]["UnknownPricePolicy"][];
        };
        Verification: {
            /** @example 2026-10 */
            month: string;
            same: boolean;
            different: string[];
        };
        Violation: {
            pointer: string;
            detail: string;
        };
        Webhook: {
            id: components["schemas"]["UUID"];
            tenant_id: components["schemas"]["UUID"];
            url: string;
            description: string;
            events: components["schemas"]["WebhookType"][];
            enabled: boolean;
            status_reason?: string | null;
            failing_since?: components["schemas"]["Instant"] | null;
            created: components["schemas"]["Instant"];
            updated: components["schemas"]["Instant"];
        };
        WebhookDelivery: {
            id: components["schemas"]["UUID"];
            type: components["schemas"]["WebhookType"];
            state: string;
            /** Format: int32 */
            attempts: number;
            created: components["schemas"]["Instant"];
            last_attempt?: components["schemas"]["Instant"] | null;
            next_attempt?: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            last_status?: number | null;
            last_error?: string | null;
        };
        WebhookDeliveryPage: {
            items: components["schemas"]["WebhookDelivery"][];
            next_cursor?: components["schemas"]["UUID"] | null;
        };
        WebhookFields: {
            tenant_id?: components["schemas"]["UUID"] | null;
            url?: string | null;
            description?: string | null;
            /** @description Types to send, of those listed; webhook.test cannot be chosen. */
            events?: components["schemas"]["WebhookType"][] | null;
            enabled?: boolean | null;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
        };
        /** @enum {string} */
        WebhookType: "budget.threshold_reached" | "budget.exhausted" | "key.failing" | "key.rotated" | "webhook.test";
        WebhookWithSecret: {
            webhook: components["schemas"]["Webhook"];
            secret: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    conservation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conservation"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    conservationNights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConservationNights"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    startRebuild: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    rebuild: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rebuild"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PriceResource_listPrices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PriceResource_addPrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Price"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PriceResource_importPrices: {
        parameters: {
            query?: {
                effective_from?: components["schemas"]["Instant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JsonNode"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceImportResult"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PriceResource_listUnknownPricePolicies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPricePolicyList"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    PriceResource_setUnknownPricePolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnknownPricePolicy"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnknownPricePolicy"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    focusExport: {
        parameters: {
            query: {
                /**
                 * @description The month that is charged
                 * @example 2026-11
                 */
                month: string;
                /** @description Only this tenant */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) with a header */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ledgerLines: {
        parameters: {
            query: {
                /**
                 * @description The month that is charged
                 * @example 2026-11
                 */
                month: string;
                /** @description Only this tenant */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CSV (RFC 4180) with a header */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    monthlyReport: {
        parameters: {
            query: {
                /** @description Stronger than the Accept header */
                format?: "json" | "csv";
                /**
                 * @description Any of tenant, provider_key, virtual_key, provider, model, key_source, day, with commas between; empty for one row
                 * @example tenant,model
                 */
                group_by?: string;
                /**
                 * @description The month that is charged
                 * @example 2026-11
                 */
                month: string;
                /** @description Only this tenant */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The report; CSV by the Accept header or format=csv */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyReport"];
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMonths: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookMonthPage"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    closeMonth: {
        parameters: {
            query?: {
                /** @description Close although spend was counted against limits without evidence */
                accept_suspense?: "yes" | "no";
            };
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The closed month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookMonth"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Something stands in its way (month-not-closable); errors says what, and what to do */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    monthDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    monthManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    verifyMonth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    statement: {
        parameters: {
            query: {
                /** @description Stronger than the Accept header */
                format?: "json" | "html";
                /**
                 * @description The month that is charged
                 * @example 2026-11
                 */
                month: string;
                /** @description Whose statement; a tenant's own without it, else it is needed */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The statement; a page to print by the Accept header or format=html */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    usageSummary: {
        parameters: {
            query?: {
                /** @description Only this tenant */
                tenant_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    usageTimeseries: {
        parameters: {
            query?: {
                /**
                 * @description The first day; without it today by hour, 30 days by day, 12 months by month
                 * @example 2026-11-01
                 */
                from?: string;
                /** @description How long a period is */
                interval?: "hour" | "day" | "month";
                /** @description Only this tenant */
                tenant_id?: string;
                /**
                 * @description The last day; without it today
                 * @example 2026-11-24
                 */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The periods, in order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeseries"];
                };
            };
            /** @description A parameter is wrong or unknown; errors names it and the remedy */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_listWebhooks: {
        parameters: {
            query?: {
                tenant_id?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_createWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookFields"];
            };
        };
        responses: {
            /** @description Created, with its secret */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_deleteWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_updateWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookFields"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: components["schemas"]["UUID"];
                limit?: number;
                state?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryPage"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_redeliverWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    WebhookResource_testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description Not Authorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
