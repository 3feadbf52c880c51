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
            price_id: string;
            provider: string;
            model: string;
            /** Format: date-time */
            effective_from?: string;
            currency?: string;
            rates: components["schemas"]["Rates"];
            source?: string;
        };
        /** @description US dollars per million tokens. */
        Rates: {
            input: string;
            cached_input?: string | null;
            cache_write_5m?: string | null;
            cache_write_1h?: string | null;
            output: string;
            reasoning?: string | null;
        };
        MonthlyReport: {
            month: string;
            currency: string;
            group_by?: string[];
            /** Format: date-time */
            generated_at?: string;
            rows: components["schemas"]["ReportRow"][];
            total: components["schemas"]["ReportRow"];
        };
        ReportRow: {
            tenant_id?: string | null;
            tenant_name?: string | null;
            provider_key_id?: string | null;
            provider_key_name?: string | null;
            provider?: string | null;
            model?: string | null;
            key_source?: string | null;
            requests: number;
            input_tokens?: number;
            cached_input_tokens?: number;
            output_tokens?: number;
            cost: string;
        };
        UsageSummary: {
            currency: string;
            /** Format: date-time */
            as_of?: string;
            today: components["schemas"]["Spend"];
            month: components["schemas"]["Spend"];
            days?: {
                date: string;
                cost: string;
                requests?: number;
                by_provider?: {
                    [key: string]: string;
                };
            }[];
            top_models?: {
                model: string;
                cost: string;
                requests?: number;
            }[];
        };
        Spend: {
            cost: string;
            requests?: number;
            limit?: string | null;
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
                days?: number;
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
                    "application/json": components["schemas"]["UsageSummary"];
                };
            };
        };
    };
}
