// Generated from openapi/config-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proxies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["listProxies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/convergence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["convergence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants/{id}/litellm-config.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        get: operations["litellmConfig"];
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
        Convergence: {
            proxies: number;
            applied: number;
            pending?: number;
        };
        ModelPage: {
            items: components["schemas"]["Model"][];
            next_cursor?: string | null;
        };
        Model: {
            model: string;
            display_name: string;
            mode: string;
            context_window?: number;
            max_output_tokens?: number;
            routes: {
                /** @enum {string} */
                provider: "openai" | "anthropic" | "google" | "azure" | "aws";
                litellm_model: string;
            }[];
            /** Format: date-time */
            updated?: string;
        };
        ProxyPage: {
            items: components["schemas"]["Proxy"][];
            next_cursor?: string | null;
        };
        Proxy: {
            id: string;
            base_url: string;
            tenants?: string[];
            epoch?: number;
            desired_generation: number;
            applied_generation: number;
            behind?: string[];
            serving?: boolean;
            deployments?: number;
            warnings?: string[];
            /** Format: date-time */
            last_seen?: string | null;
            /** Format: date-time */
            updated?: string;
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
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The catalogue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelPage"];
                };
            };
        };
    };
    listProxies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The LiteLLM proxies and how far they are. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProxyPage"];
                };
            };
        };
    };
    convergence: {
        parameters: {
            query: {
                key_id: string;
                version: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many proxies serve this version of the key. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Convergence"];
                };
            };
        };
    };
    litellmConfig: {
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
            /** @description The tenant's configuration for a LiteLLM of its own, without secrets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
        };
    };
}
