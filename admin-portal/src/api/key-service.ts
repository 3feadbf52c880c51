// Generated from openapi/key-service.yaml by scripts/api-types.mjs. Do not edit.

export interface paths {
    "/api/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Entries of the audit log, the latest first
         * @description A tenant's admin sees those of the own tenant; an auditor and the platform's admin see all.
         */
        get: operations["AuditResource_listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed checkpoints of the audit log, the latest first
         * @description Keep the latest one you have seen: it shows whether the log was cut or rewritten since.
         */
        get: operations["AuditResource_listAuditCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows that the log of one checkpoint is the beginning of that of a later one */
        get: operations["AuditResource_proveAuditConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log up to its latest checkpoint, with everything that a verifier needs
         * @description Lines of JSON, for deploy/audit/AuditVerifier.java. With tenant_id, or for a tenant's admin, the entries of one tenant, each with a proof.
         */
        get: operations["AuditResource_exportAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys that checkpoints are verified with
         * @description In the form of c2sp.org/signed-note. Take them once, by a way that you trust, and keep them.
         */
        get: operations["AuditResource_listAuditKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/proof/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows that an entry is in the log that a checkpoint signs */
        get: operations["AuditResource_proveAuditEvent"];
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
        /** List Provider Keys */
        get: operations["ProviderKeyResource_listProviderKeys"];
        put?: never;
        /** Create Provider Key */
        post: operations["ProviderKeyResource_createProviderKey"];
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
        /** Test Provider Key Input */
        post: operations["ProviderKeyResource_testProviderKeyInput"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/test-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test All Provider Keys */
        post: operations["ProviderKeyResource_testAllProviderKeys"];
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
            path?: never;
            cookie?: never;
        };
        /** Get Provider Key */
        get: operations["ProviderKeyResource_getProviderKey"];
        put?: never;
        post?: never;
        /** Delete Provider Key */
        delete: operations["ProviderKeyResource_deleteProviderKey"];
        options?: never;
        head?: never;
        /** Update Provider Key */
        patch: operations["ProviderKeyResource_updateProviderKey"];
        trace?: never;
    };
    "/api/provider-keys/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Provider Key History */
        get: operations["ProviderKeyResource_listProviderKeyHistory"];
        put?: never;
        post?: never;
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
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revoke Provider Key */
        post: operations["ProviderKeyResource_revokeProviderKey"];
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
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rollback Provider Key */
        post: operations["ProviderKeyResource_rollbackProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/provider-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rotate Provider Key */
        post: operations["ProviderKeyResource_rotateProviderKey"];
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
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test Provider Key */
        post: operations["ProviderKeyResource_testProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Reconciliation */
        get: operations["ReconciliationResource_getReconciliation"];
        put?: never;
        /** Reconcile */
        post: operations["ReconciliationResource_reconcile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Tenants */
        get: operations["TenantResource_listTenants"];
        put?: never;
        /** Create Tenant */
        post: operations["TenantResource_createTenant"];
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
            path?: never;
            cookie?: never;
        };
        /** Get Tenant */
        get: operations["TenantResource_getTenant"];
        put?: never;
        post?: never;
        /** Delete Tenant */
        delete: operations["TenantResource_deleteTenant"];
        options?: never;
        head?: never;
        /** Update Tenant */
        patch: operations["TenantResource_updateTenant"];
        trace?: never;
    };
    "/api/tenants/{id}/provider-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Tenant Provider Keys */
        get: operations["TenantProviderKeyResource_listTenantProviderKeys"];
        put?: never;
        post?: never;
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
        /** List Virtual Keys */
        get: operations["VirtualKeyResource_listVirtualKeys"];
        put?: never;
        /** Create Virtual Key */
        post: operations["VirtualKeyResource_createVirtualKey"];
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
            path?: never;
            cookie?: never;
        };
        /** Get Virtual Key */
        get: operations["VirtualKeyResource_getVirtualKey"];
        put?: never;
        post?: never;
        /** Revoke Virtual Key */
        delete: operations["VirtualKeyResource_revokeVirtualKey"];
        options?: never;
        head?: never;
        /** Update Virtual Key */
        patch: operations["VirtualKeyResource_updateVirtualKey"];
        trace?: never;
    };
    "/api/virtual-keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rotate Virtual Key */
        post: operations["VirtualKeyResource_rotateVirtualKey"];
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
        AuditCheckpoint: {
            origin: string;
            /**
             * Format: int64
             * @description entries that it covers
             */
            size: number;
            /** @description SHA-256 in hex */
            root: string;
            at: components["schemas"]["Instant"];
            /** @description a signed note, see c2sp.org/tlog-checkpoint */
            note: string;
        };
        AuditEvent: {
            id: components["schemas"]["UUID"];
            /**
             * Format: int64
             * @description place in the log; absent for a moment, until it has one
             */
            seq?: number | null;
            at: components["schemas"]["Instant"];
            tenant_id: components["schemas"]["UUID"];
            /** @description the service that recorded it */
            source: string;
            actor: string;
            action: string;
            object: string;
            outcome: string;
            reason?: string | null;
            request_id?: string | null;
            /** @description keyed fingerprints of the changed fields as they were */
            before: {
                [key: string]: unknown;
            };
            /** @description keyed fingerprints of the changed fields as they are */
            after: {
                [key: string]: unknown;
            };
            detail: {
                [key: string]: unknown;
            };
            /** @description SHA-256 in hex */
            leaf_hash?: string | null;
        };
        AuditKeys: {
            items: string[];
        };
        ConsistencyProof: {
            from: components["schemas"]["AuditCheckpoint"];
            to: components["schemas"]["AuditCheckpoint"];
            proof: string[];
        };
        Convergence: {
            /** Format: int32 */
            proxies: number;
            /** Format: int32 */
            applied: number;
            pending: string[];
        };
        InclusionProof: {
            /** Format: int64 */
            seq: number;
            entry: {
                [key: string]: unknown;
            };
            leaf_hash: string;
            /** Format: int64 */
            tree_size: number;
            proof: string[];
            checkpoint: components["schemas"]["AuditCheckpoint"];
        };
        /** Format: date-time */
        Instant: string;
        /** @enum {string} */
        KeyPolicy: "own_first" | "own_only" | "shared_only";
        /** @enum {string} */
        KeySource: "own" | "shared" | "fallback";
        /** @enum {string} */
        KeyStatus: "active" | "inactive" | "error";
        /** @enum {string} */
        Outcome: "repaired" | "disarmed" | "too_many_orphans";
        PageAuditEvent: {
            items: components["schemas"]["AuditEvent"][];
            next_cursor?: string | null;
        };
        PageCheckpointView: {
            items: components["schemas"]["AuditCheckpoint"][];
            next_cursor?: string | null;
        };
        PageEntry: {
            items: components["schemas"]["ProviderKeyHistoryEntry"][];
            next_cursor?: string | null;
        };
        PageProviderKeyView: {
            items: components["schemas"]["ProviderKey"][];
            next_cursor?: string | null;
        };
        PageTenant: {
            items: components["schemas"]["Tenant"][];
            next_cursor?: string | null;
        };
        PageVirtualKey: {
            items: components["schemas"]["VirtualKey"][];
            next_cursor?: string | null;
        };
        /** @enum {string} */
        Provider: "google" | "azure" | "aws" | "openai" | "anthropic";
        ProviderKey: {
            id: components["schemas"]["UUID"];
            tenant_id: components["schemas"]["UUID"];
            /** Format: int64 */
            version: number;
            provider: components["schemas"]["Provider"];
            provider_name: string;
            key_source: components["schemas"]["KeySource"];
            endpoint?: string | null;
            region?: string | null;
            project_id?: string | null;
            config: {
                [key: string]: unknown;
            };
            models_enabled: string[];
            status: components["schemas"]["KeyStatus"];
            status_reason?: string | null;
            last_error?: string | null;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            weight: number;
            /** Format: int32 */
            max_concurrency?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            expires_at?: components["schemas"]["Instant"] | null;
            usage_today: string;
            usage_month: string;
            last_used?: components["schemas"]["Instant"] | null;
            usage_as_of?: components["schemas"]["Instant"] | null;
            fingerprint: string;
            last4: string;
            created: components["schemas"]["Instant"];
            updated: components["schemas"]["Instant"];
            rotated?: components["schemas"]["Instant"] | null;
            previous_valid_until?: components["schemas"]["Instant"] | null;
            last_tested?: components["schemas"]["Instant"] | null;
            next_probe_at?: components["schemas"]["Instant"] | null;
            convergence?: components["schemas"]["Convergence"] | null;
            test?: components["schemas"]["TestResult"] | null;
        };
        ProviderKeyHistoryEntry: {
            id: components["schemas"]["UUID"];
            at: components["schemas"]["Instant"];
            actor: string;
            action: string;
            outcome: string;
            reason?: string | null;
            request_id?: string | null;
            /** Format: int64 */
            version?: number | null;
            status?: string | null;
            fingerprint?: string | null;
        };
        ProviderKeyInput: {
            tenant_id?: components["schemas"]["UUID"] | null;
            provider?: components["schemas"]["Provider"] | null;
            provider_name?: string | null;
            api_key?: string | null;
            api_key_secondary?: string | null;
            endpoint?: string | null;
            region?: string | null;
            project_id?: string | null;
            config?: {
                [key: string]: unknown;
            } | null;
            models_enabled?: string[] | null;
            status?: components["schemas"]["KeyStatus"] | null;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            weight?: number | null;
            /** Format: int32 */
            max_concurrency?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            expires_at?: components["schemas"]["Instant"] | null;
        };
        Reconciliation: {
            at: components["schemas"]["Instant"];
            outcome: components["schemas"]["Outcome"];
            /** Format: int64 */
            epoch: number;
            /** Format: int64 */
            epoch_in_vault: number;
            /** Format: int32 */
            secrets: number;
            /** Format: int32 */
            orphans: number;
            /** Format: int32 */
            hidden: number;
            /** Format: int32 */
            destroyed: number;
            /** Format: int32 */
            missing: number;
            /** Format: int32 */
            republished: number;
        };
        Rotation: {
            api_key: string;
            api_key_secondary?: string | null;
            config?: {
                [key: string]: unknown;
            } | null;
            /** @description ISO 8601 duration for which the old secret is kept, PT24H by default */
            overlap?: string | null;
        };
        /** @enum {string} */
        Status: "active" | "inactive" | "deleted";
        Tenant: {
            id: components["schemas"]["UUID"];
            /** Format: int64 */
            version: number;
            name: string;
            slug: string;
            domain?: string | null;
            type?: string | null;
            status: components["schemas"]["Status"];
            tier: components["schemas"]["Tier"];
            timezone: string;
            currency: string;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            /** Format: int32 */
            max_output_tokens?: number | null;
            markup_percent: string;
            platform_fee: string;
            key_policy: {
                [key: string]: components["schemas"]["KeyPolicy"];
            };
            fallback_on_limit: boolean;
            created: components["schemas"]["Instant"];
            updated: components["schemas"]["Instant"];
        };
        TenantInput: {
            name?: string | null;
            slug?: string | null;
            domain?: string | null;
            type?: string | null;
            status?: components["schemas"]["Status"] | null;
            tier?: components["schemas"]["Tier"] | null;
            timezone?: string | null;
            currency?: string | null;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            /** Format: int32 */
            max_output_tokens?: number | null;
            markup_percent?: string | null;
            platform_fee?: string | null;
            key_policy?: {
                [key: string]: components["schemas"]["KeyPolicy"];
            } | null;
            fallback_on_limit?: boolean | null;
        };
        TestProgress: {
            id: components["schemas"]["UUID"];
            provider_name: string;
            provider: components["schemas"]["Provider"];
            verdict?: components["schemas"]["Verdict"] | null;
            detail: string;
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            total: number;
        };
        TestResult: {
            verdict: components["schemas"]["Verdict"];
            detail: string;
            /** Format: int64 */
            latency_ms: number;
        };
        /** @enum {string} */
        Tier: "shared" | "byok" | "hybrid";
        /** Format: uuid */
        UUID: string;
        /** @enum {string} */
        Verdict: "ok" | "invalid_key" | "no_permission" | "quota_exhausted" | "rate_limited" | "wrong_endpoint" | "wrong_region" | "provider_down";
        VirtualKey: {
            id: components["schemas"]["UUID"];
            tenant_id: components["schemas"]["UUID"];
            /** Format: int64 */
            version: number;
            name: string;
            token?: string | null;
            last4: string;
            status: components["schemas"]["Status"];
            status_reason?: string | null;
            models_allowed: string[];
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            /** Format: int32 */
            max_output_tokens?: number | null;
            expires_at?: components["schemas"]["Instant"] | null;
            previous_valid_until?: components["schemas"]["Instant"] | null;
            created: components["schemas"]["Instant"];
            updated: components["schemas"]["Instant"];
            rotated?: components["schemas"]["Instant"] | null;
        };
        VirtualKeyInput: {
            tenant_id?: components["schemas"]["UUID"] | null;
            name?: string | null;
            models_allowed?: string[] | null;
            daily_limit?: string | null;
            monthly_budget?: string | null;
            /** Format: int64 */
            daily_requests?: number | null;
            /** Format: int64 */
            daily_tokens?: number | null;
            /** Format: int32 */
            rpm?: number | null;
            /** Format: int32 */
            tpm?: number | null;
            /** Format: int32 */
            max_output_tokens?: number | null;
            expires_at?: components["schemas"]["Instant"] | null;
        };
        VirtualKeyRotation: {
            /**
             * @description ISO 8601 duration for which the old token stays good, PT24H by default
             * @example PT24H
             */
            overlap?: string | null;
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
    AuditResource_listAuditEvents: {
        parameters: {
            query?: {
                /** @example provider_key.revoked */
                action?: string;
                actor?: string;
                cursor?: string;
                /** @example 2026-11-24T12:00:00Z */
                from?: string;
                limit?: number;
                /** @description the id of what was changed */
                object?: string;
                /** @description done, refused, failed or aborted */
                outcome?: string;
                /** @description is part of the actor, action, object, reason or request id */
                q?: string;
                tenant_id?: components["schemas"]["UUID"];
                /**
                 * @description exclusive
                 * @example 2026-11-24T12:00:00Z
                 */
                to?: string;
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
                    "application/json": components["schemas"]["PageAuditEvent"];
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
    AuditResource_listAuditCheckpoints: {
        parameters: {
            query?: {
                /** @description the next_cursor of a page */
                cursor?: number;
                limit?: number;
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
                    "application/json": components["schemas"]["PageCheckpointView"];
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
    AuditResource_proveAuditConsistency: {
        parameters: {
            query: {
                /** @description the size of the older checkpoint */
                from: number;
                /** @description the size of the newer checkpoint; the latest by default */
                to?: number;
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
                    "application/json": components["schemas"]["ConsistencyProof"];
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
    AuditResource_exportAuditLog: {
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
            /** @description One JSON object per line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
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
    AuditResource_listAuditKeys: {
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
                    "application/json": components["schemas"]["AuditKeys"];
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
    AuditResource_proveAuditEvent: {
        parameters: {
            query?: {
                /** @description the size of the checkpoint; the latest by default */
                size?: number;
            };
            header?: never;
            path: {
                seq: number;
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
                    "application/json": components["schemas"]["InclusionProof"];
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
    ProviderKeyResource_listProviderKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                provider?: string;
                q?: string;
                status?: string;
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
                    "application/json": components["schemas"]["PageProviderKeyView"];
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
    ProviderKeyResource_createProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_testProviderKeyInput: {
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestResult"];
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
    ProviderKeyResource_testAllProviderKeys: {
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
                    "text/event-stream": components["schemas"]["TestProgress"][];
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
    ProviderKeyResource_getProviderKey: {
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
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_deleteProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                Prefer?: string;
            };
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
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_updateProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
                Prefer?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderKeyInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_listProviderKeyHistory: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageEntry"];
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
    ProviderKeyResource_revokeProviderKey: {
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
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_rollbackProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
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
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_rotateProviderKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKey"];
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
    ProviderKeyResource_testProviderKey: {
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
                "application/json": components["schemas"]["ProviderKeyInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestResult"];
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
    ReconciliationResource_getReconciliation: {
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
                    "application/json": components["schemas"]["Reconciliation"];
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
    ReconciliationResource_reconcile: {
        parameters: {
            query?: {
                accept_epoch?: number;
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
                    "application/json": components["schemas"]["Reconciliation"];
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
    TenantResource_listTenants: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                q?: string;
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
                    "application/json": components["schemas"]["PageTenant"];
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
    TenantResource_createTenant: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
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
    TenantResource_getTenant: {
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
                    "application/json": components["schemas"]["Tenant"];
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
    TenantResource_deleteTenant: {
        parameters: {
            query?: {
                confirm?: string;
            };
            header?: {
                "If-Match"?: string;
            };
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
    TenantResource_updateTenant: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tenant"];
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
    TenantProviderKeyResource_listTenantProviderKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageProviderKeyView"];
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
    VirtualKeyResource_listVirtualKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["PageVirtualKey"];
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
    VirtualKeyResource_createVirtualKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKey"];
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
    VirtualKeyResource_getVirtualKey: {
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
                    "application/json": components["schemas"]["VirtualKey"];
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
    VirtualKeyResource_revokeVirtualKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
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
                    "application/json": components["schemas"]["VirtualKey"];
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
    VirtualKeyResource_updateVirtualKey: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualKeyInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKey"];
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
    VirtualKeyResource_rotateVirtualKey: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VirtualKeyRotation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VirtualKey"];
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
}
