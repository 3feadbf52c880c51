// Generated from openapi/gateway.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["me"];
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
        /** @enum {string} */
        Role: "super_admin" | "tenant_admin" | "finance" | "auditor" | "service";
        Me: {
            sub: string;
            name: string;
            email?: string | null;
            roles: components["schemas"]["Role"][];
            tenant_id?: string | null;
            csrf_token: string;
            /** Format: date-time */
            session_expires_at?: string | null;
        };
        /** @description RFC 9457. */
        Problem: {
            type?: string;
            title?: string;
            status?: number;
            detail?: string;
            errors?: {
                pointer?: string;
                detail?: string;
            }[];
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
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is logged in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Nobody is. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
