// Generated from openapi/key-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listTenants"];
        put?: never;
        post: operations["createTenant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["getTenant"];
        put?: never;
        post?: never;
        delete: operations["deleteTenant"];
        options?: never;
        head?: never;
        patch: operations["updateTenant"];
        trace?: never;
    };
    "/api/tenants/{id}/provider-keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["listTenantProviderKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProviderKeys"];
        put?: never;
        post: operations["createProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["testProviderKeyInput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get: operations["getProviderKey"];
        put?: never;
        post?: never;
        delete: operations["deleteProviderKey"];
        options?: never;
        head?: never;
        patch: operations["updateProviderKey"];
        trace?: never;
    };
    "/api/provider-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rotateProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rollbackProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revokeProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["testProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/virtual-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listVirtualKeys"];
        put?: never;
        post: operations["createVirtualKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/virtual-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["revokeVirtualKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        Provider: "openai" | "anthropic" | "google" | "azure" | "aws";
        /** @enum {string} */
        KeyStatus: "active" | "inactive" | "error";
        /** @enum {string} */
        Tier: "shared" | "byok" | "hybrid";
        /** @enum {string} */
        KeyPolicy: "own_first" | "own_only" | "shared_only";
        /** @description A decimal amount of US dollars. */
        Usd: string;
        Convergence: {
            /** @description LiteLLM proxies that serve the tenant. */
            proxies: number;
            /** @description Those that serve this version. */
            applied: number;
            pending?: string[];
        };
        TenantPage: {
            items: components["schemas"]["Tenant"][];
            next_cursor?: string | null;
        };
        Tenant: {
            id: string;
            name: string;
            slug: string;
            domain?: string | null;
            type?: string | null;
            /** @enum {string} */
            status: "active" | "inactive" | "deleted";
            tier: components["schemas"]["Tier"];
            timezone: string;
            currency: string;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            markup_percent?: string | null;
            platform_fee?: string | null;
            key_policy?: {
                [key: string]: components["schemas"]["KeyPolicy"];
            };
            fallback_on_limit?: boolean;
            version: number;
            /** Format: date-time */
            created?: string;
            /** Format: date-time */
            updated?: string;
        };
        TenantInput: {
            name: string;
            slug: string;
            domain?: string | null;
            type?: string | null;
            tier: components["schemas"]["Tier"];
            timezone?: string;
            currency?: string;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            markup_percent?: string | null;
            platform_fee?: string | null;
            key_policy?: {
                [key: string]: components["schemas"]["KeyPolicy"];
            };
            fallback_on_limit?: boolean;
        };
        TenantPatch: {
            name?: string;
            domain?: string | null;
            /** @enum {string} */
            status?: "active" | "inactive";
            tier?: components["schemas"]["Tier"];
            timezone?: string;
            currency?: string;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            markup_percent?: string | null;
            platform_fee?: string | null;
            key_policy?: {
                [key: string]: components["schemas"]["KeyPolicy"];
            } | null;
            fallback_on_limit?: boolean;
        };
        ProviderKeyPage: {
            items: components["schemas"]["ProviderKey"][];
            next_cursor?: string | null;
        };
        ProviderKey: {
            id: string;
            tenant_id: string;
            provider: components["schemas"]["Provider"];
            provider_name: string;
            /** @enum {string} */
            key_source?: "own" | "shared";
            endpoint?: string | null;
            region?: string | null;
            project_id?: string | null;
            config?: {
                [key: string]: unknown;
            };
            models_enabled: string[];
            status: components["schemas"]["KeyStatus"];
            status_reason?: string | null;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            usage_today?: string | null;
            usage_month?: string | null;
            /** Format: date-time */
            last_used?: string | null;
            last_error?: string | null;
            /** Format: date-time */
            last_tested?: string | null;
            weight?: number;
            max_concurrency?: number | null;
            rpm?: number | null;
            tpm?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
            fingerprint?: string;
            last4: string;
            version: number;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            updated: string;
            /** Format: date-time */
            rotated?: string | null;
            convergence?: components["schemas"]["Convergence"];
            test?: components["schemas"]["TestResult"];
        };
        ProviderKeyInput: {
            tenant_id: string;
            provider: components["schemas"]["Provider"];
            provider_name: string;
            api_key?: string;
            api_key_secondary?: string;
            endpoint?: string | null;
            region?: string | null;
            project_id?: string | null;
            config?: {
                [key: string]: unknown;
            };
            models_enabled: string[];
            /** @enum {string} */
            status?: "active" | "inactive";
            daily_limit?: string | null;
            monthly_budget?: string | null;
            weight?: number;
            max_concurrency?: number | null;
            rpm?: number | null;
            tpm?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
        };
        ProviderKeyPatch: {
            provider_name?: string;
            api_key?: string;
            api_key_secondary?: string;
            endpoint?: string | null;
            region?: string | null;
            project_id?: string | null;
            config?: {
                [key: string]: unknown;
            };
            models_enabled?: string[];
            /** @enum {string} */
            status?: "active" | "inactive";
            daily_limit?: string | null;
            monthly_budget?: string | null;
            weight?: number;
            max_concurrency?: number | null;
            rpm?: number | null;
            tpm?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
        };
        Rotation: {
            api_key: string;
            api_key_secondary?: string;
            config?: {
                [key: string]: unknown;
            };
            /** @description ISO 8601 duration for which the old secret is kept, PT24H by default. */
            overlap?: string;
        };
        /** @enum {string} */
        Verdict: "ok" | "invalid_key" | "no_permission" | "quota_exhausted" | "rate_limited" | "wrong_endpoint" | "wrong_region" | "provider_down";
        TestResult: {
            verdict: components["schemas"]["Verdict"];
            detail?: string | null;
            latency_ms?: number | null;
        };
        VirtualKeyPage: {
            items: components["schemas"]["VirtualKey"][];
            next_cursor?: string | null;
        };
        VirtualKey: {
            id: string;
            tenant_id: string;
            name: string;
            /** @description Only in the answer to its creation. */
            token?: string | null;
            last4?: string | null;
            /** @enum {string} */
            status: "active" | "inactive" | "deleted";
            status_reason?: string | null;
            models_allowed?: string[];
            daily_limit?: string | null;
            monthly_budget?: string | null;
            rpm?: number | null;
            tpm?: number | null;
            max_output_tokens?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
            version: number;
            /** Format: date-time */
            created: string;
            /** Format: date-time */
            updated?: string;
        };
        VirtualKeyInput: {
            tenant_id: string;
            name: string;
            models_allowed?: string[];
            daily_limit?: string | null;
            monthly_budget?: string | null;
            rpm?: number | null;
            tpm?: number | null;
            max_output_tokens?: number | null;
            /** Format: date-time */
            expires_at?: string | null;
        };
    };
    responses: never;
    parameters: {
        Id: string;
        IdempotencyKey: string;
        IfMatch: string;
        Prefer: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listTenants: {
        parameters: {
            query?: {
                q?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tenants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TenantPage"];
                };
            };
        };
    };
    createTenant: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    getTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    deleteTenant: {
        parameters: {
            query?: {
                /** @description The tenant's short name. */
                confirm?: string;
            };
            header?: {
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTenant: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantPatch"];
            };
        };
        responses: {
            /** @description Updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
                };
            };
        };
    };
    listTenantProviderKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tenant's keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKeyPage"];
                };
            };
        };
    };
    listProviderKeys: {
        parameters: {
            query?: {
                tenant_id?: string;
                provider?: components["schemas"]["Provider"];
                status?: components["schemas"]["KeyStatus"];
                q?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKeyPage"];
                };
            };
        };
    };
    createProviderKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderKeyInput"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    testProviderKeyInput: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderKeyInput"];
            };
        };
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestResult"];
                };
            };
        };
    };
    getProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    deleteProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: components["parameters"]["IfMatch"];
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Being deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    updateProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: components["parameters"]["IfMatch"];
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderKeyPatch"];
            };
        };
        responses: {
            /** @description Updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    rotateProviderKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description Rotated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    rollbackProviderKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret before the last rotation is in use again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    revokeProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The secret is destroyed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
        };
    };
    testProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestResult"];
                };
            };
        };
    };
    listVirtualKeys: {
        parameters: {
            query?: {
                tenant_id?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of virtual keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKeyPage"];
                };
            };
        };
    };
    createVirtualKey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualKeyInput"];
            };
        };
        responses: {
            /** @description Created; the only answer that holds the token. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
        };
    };
    revokeVirtualKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
        };
    };
}
