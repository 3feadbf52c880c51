// Generated from openapi/usage-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listPrices"];
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
        get: operations["usageSummary"];
        put?: never;
        post?: never;
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
        PricePage: {
            items: components["schemas"]["Price"][];
            next_cursor?: string | null;
        };
        Price: {
            id: string;
            provider: string;
            model: string;
            tenant_id?: string | null;
            provider_key_id?: string | null;
            /** Format: date-time */
            effective_from: string;
            currency: string;
            per_million_tokens: components["schemas"]["PerMillion"];
            tiers?: {
                above_input_tokens?: number;
                per_million_tokens?: components["schemas"]["PerMillion"];
            }[];
            source?: string;
        };
        /** @description US dollars per million tokens. */
        PerMillion: {
            input: string;
            cached_input?: string;
            cache_write_5m?: string;
            cache_write_1h?: string;
            output: string;
            reasoning?: string;
        };
        MonthlyReport: {
            month: string;
            currency: string;
            group_by: string[];
            rows: components["schemas"]["ReportRow"][];
            total: components["schemas"]["Measures"];
        };
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
        };
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
        Summary: {
            currency: string;
            today: components["schemas"]["Measures"];
            month: components["schemas"]["Measures"];
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
    listPrices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The prices in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricePage"];
                };
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
    usageSummary: {
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
            /** @description Spend today and this month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
        };
    };
}
