// Generated from openapi/usage-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/admin/conservation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check */
        get: operations["ConservationResource_check"];
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
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Price"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["NewPrice"];
                };
            };
            responses: {
                /** @description x */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewPrice"];
                    };
                };
            };
        };
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
        get: operations["monthlyReport"];
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
        /** Summary */
        get: operations["ReportResource_summary"];
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
            path: {
                month: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    month: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        accept_suspense?: boolean | null;
                    };
                };
            };
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            month?: string;
                            state?: string;
                        };
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    interval?: "hour" | "day" | "month";
                    from?: string;
                    to?: string;
                    tenant_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Timeseries"];
                    };
                };
            };
        };
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
        get: {
            parameters: {
                query?: {
                    tenant_id?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                        };
                    };
                };
            };
        };
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WebhookFields"];
                };
            };
            responses: {
                /** @description x */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WithSecret"];
                    };
                };
            };
        };
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
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": components["schemas"]["WebhookFields"];
                };
            };
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WithSecret"];
                    };
                };
            };
        };
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
            path: {
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Delivery"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Delivery"][];
                            next_cursor?: string | null;
                        };
                    };
                };
            };
        };
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
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    delivery: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description x */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
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
        Conservation: {
            conserved: boolean;
            ledger_cost: components["schemas"]["Money"];
            reported_cost: components["schemas"]["Money"];
            /** Format: int64 */
            ledger_requests: number;
            /** Format: int64 */
            reported_requests: number;
            /** Format: int64 */
            settled_requests: number;
            /** Format: int64 */
            open_requests: number;
            /** Format: int64 */
            held: number;
            /** Format: int64 */
            promised: number;
            /** Format: int64 */
            suspense: number;
            /** Format: int64 */
            discrepancies: number;
        };
        Delivery: {
            id: string;
            type: components["schemas"]["WebhookType"];
            state: string;
            attempts: number;
            created: string;
            last_attempt?: string | null;
            next_attempt?: string | null;
            last_status?: number | null;
            last_error?: string | null;
        };
        /** Format: date-time */
        Instant: string;
        Measures: {
            requests: number;
            attempts: number;
            input_tokens: number;
            cached_input_tokens: number;
            cache_write_tokens?: number;
            cache_write_1h_tokens?: number;
            output_tokens: number;
            reasoning_tokens: number;
            /** @description What providers charge by the price book. */
            cost: string;
            /** @description What the tenant is charged for shared keys. */
            billed: string;
        };
        /** @description US dollars, a decimal number */
        Money: string;
        MonthlyReport: {
            month: string;
            closed?: boolean;
            currency: string;
            group_by: string[];
            rows: components["schemas"]["ReportRow"][];
            total: components["schemas"]["Measures"];
        };
        NewPrice: {
            provider: components["schemas"]["Provider"];
            model: string;
            tenant_id?: components["schemas"]["UUID"] | null;
            provider_key_id?: components["schemas"]["UUID"] | null;
            effective_from?: components["schemas"]["Instant"] | null;
            per_million_tokens: components["schemas"]["PerMillion1"];
            tiers?: components["schemas"]["Tier"][] | null;
        };
        PerMillion1: {
            input: components["schemas"]["Money"];
            cached_input?: components["schemas"]["Money"];
            cache_write_5m?: components["schemas"]["Money"];
            cache_write_1h?: components["schemas"]["Money"];
            output: components["schemas"]["Money"];
            reasoning?: components["schemas"]["Money"];
        };
        Price: {
            id: string;
            /** @enum {string} */
            provider: "openai" | "anthropic" | "google" | "azure" | "aws";
            model: string;
            tenant_id?: string | null;
            provider_key_id?: string | null;
            /** Format: date-time */
            effective_from: string;
            currency: string;
            per_million_tokens: {
                input: string;
                cached_input?: string;
                output: string;
            };
            tiers: Record<string, never>[];
            source: string;
        };
        /** @enum {string} */
        Provider: "google" | "azure" | "aws" | "openai" | "anthropic";
        ReportRow: components["schemas"]["Measures"] & {
            tenant_id?: string | null;
            tenant_name?: string | null;
            provider_key_id?: string | null;
            provider_key_name?: string | null;
            virtual_key_id?: string | null;
            virtual_key_name?: string | null;
            provider?: string | null;
            model?: string | null;
            key_source?: string | null;
            day?: string | null;
            charge?: string;
            corrects?: string | null;
            currency?: string;
        };
        Summary: {
            currency: string;
            today: components["schemas"]["Measures"];
            month: components["schemas"]["Measures"];
        };
        Tier: {
            /** Format: int64 */
            above_input_tokens: number;
            per_million_tokens: components["schemas"]["PerMillion1"];
        };
        Timeseries: {
            interval: string;
            timezone: string;
            currency: string;
            points: {
                period: string;
                start: string;
                end: string;
                requests: number;
                input_tokens: number;
                output_tokens: number;
                cost: string;
            }[];
        };
        /** Format: uuid */
        UUID: string;
        Webhook: {
            id: string;
            tenant_id: string;
            url: string;
            description: string;
            events: components["schemas"]["WebhookType"][];
            enabled: boolean;
            status_reason?: string | null;
            failing_since?: string | null;
            created: string;
            updated: string;
        };
        WebhookFields: {
            tenant_id?: string | null;
            url?: string | null;
            description?: string | null;
            events?: components["schemas"]["WebhookType"][] | null;
            enabled?: boolean | null;
        };
        /** @enum {string} */
        WebhookType: "budget.threshold_reached" | "budget.exhausted" | "key.failing" | "key.rotated" | "webhook.test";
        WithSecret: {
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
    ConservationResource_check: {
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
    monthlyReport: {
        parameters: {
            query: {
                month: string;
                group_by?: string;
                tenant_id?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sums of the ledger; CSV by Accept or format=csv. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthlyReport"];
                };
            };
        };
    };
    ReportResource_summary: {
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
                    "application/json": components["schemas"]["Summary"];
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
