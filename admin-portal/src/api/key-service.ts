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
        /** @description A problem document (RFC 9457); docs/problems describes every type */
        Problem: {
            /** @description a path below /problems/ that never changes its meaning */
            type: string;
            /** @description the type in words */
            title: string;
            status: number;
            /** @description what is wrong in this case and what to do */
            detail?: string;
            /** @description the path that was asked for */
            instance: string;
            errors?: {
                /** @description the field, a JSON pointer as a URI fragment */
                pointer: string;
                /** @description the remedy */
                detail: string;
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c7-90c3-7a44-8e12-6f5d4c3b2a10",
                     *           "seq": 4710,
                     *           "at": "2026-11-24T09:59:58.120Z",
                     *           "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *           "source": "key-service",
                     *           "actor": "admin@acme.example",
                     *           "action": "provider_key.rotated",
                     *           "object": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *           "outcome": "done",
                     *           "request_id": "7f3c9d2e",
                     *           "before": {
                     *             "fingerprint": "v1:2c26b46b68ffc68f"
                     *           },
                     *           "after": {
                     *             "fingerprint": "v1:fcde2b2edba56bf4"
                     *           },
                     *           "detail": {
                     *             "version": 2
                     *           },
                     *           "leaf_hash": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageAuditEvent"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "origin": "cloudfreedom-router/audit",
                     *           "size": 4711,
                     *           "root": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
                     *           "at": "2026-11-24T10:00:00Z",
                     *           "note": "cloudfreedom-router/audit\n4711\ntbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw=\n\n— cloudfreedom-router/audit Az3grlgt…\n"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageCheckpointView"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "from": {
                     *         "origin": "cloudfreedom-router/audit",
                     *         "size": 4000,
                     *         "root": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
                     *         "at": "2026-11-23T10:00:00Z",
                     *         "note": "cloudfreedom-router/audit\n4711\ntbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw=\n\n— cloudfreedom-router/audit Az3grlgt…\n"
                     *       },
                     *       "to": {
                     *         "origin": "cloudfreedom-router/audit",
                     *         "size": 4711,
                     *         "root": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
                     *         "at": "2026-11-24T10:00:00Z",
                     *         "note": "cloudfreedom-router/audit\n4711\ntbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw=\n\n— cloudfreedom-router/audit Az3grlgt…\n"
                     *       },
                     *       "proof": [
                     *         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `checkpoint-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {"format":"cloudfreedom-audit-export-1","origin":"cloudfreedom-router/audit","tree_size":2,"keys":["cloudfreedom-router/audit+033de0ae+AWoJ…"]}
                     *     {"checkpoint":"cloudfreedom-router/audit\n2\n…"}
                     *     {"entry":{"seq":0,"action":"tenant.created"},"leaf_hash":"6e34…"}
                     *     {"entry":{"seq":1,"action":"tenant.updated"},"leaf_hash":"96a2…"}
                     */
                    "application/x-ndjson": string;
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `checkpoint-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         "cloudfreedom-router/audit+033de0ae+AWoJLxv3hWZ1kzLxLqEqyQ8vG2oXhQm3mJ0yq3sVw2Zk"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditKeys"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "seq": 4710,
                     *       "entry": {
                     *         "seq": 4710,
                     *         "action": "provider_key.rotated",
                     *         "object": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20"
                     *       },
                     *       "leaf_hash": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                     *       "tree_size": 4711,
                     *       "proof": [
                     *         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
                     *       ],
                     *       "checkpoint": {
                     *         "origin": "cloudfreedom-router/audit",
                     *         "size": 4711,
                     *         "root": "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
                     *         "at": "2026-11-24T10:00:00Z",
                     *         "note": "cloudfreedom-router/audit\n4711\ntbudgBSg+bHWHiHnlteNzN8TUvI80ygS9IULh4rklEw=\n\n— cloudfreedom-router/audit Az3grlgt…\n"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `checkpoint-pending` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *           "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *           "version": 2,
                     *           "provider": "openai",
                     *           "provider_name": "OpenAI main",
                     *           "key_source": "own",
                     *           "config": {},
                     *           "models_enabled": [
                     *             "gpt-4o",
                     *             "gpt-4o-mini"
                     *           ],
                     *           "status": "active",
                     *           "daily_limit": "25.000000000",
                     *           "monthly_budget": "500.000000000",
                     *           "weight": 1,
                     *           "max_concurrency": 50,
                     *           "rpm": 500,
                     *           "tpm": 300000,
                     *           "usage_today": "3.120450000",
                     *           "usage_month": "88.500120000",
                     *           "last_used": "2026-11-24T09:59:12Z",
                     *           "usage_as_of": "2026-11-24T10:00:00Z",
                     *           "fingerprint": "v1:9f86d081884c7d65",
                     *           "last4": "7Qd2",
                     *           "created": "2026-11-02T10:20:00Z",
                     *           "updated": "2026-11-20T08:01:00Z",
                     *           "rotated": "2026-11-20T08:01:00Z",
                     *           "last_tested": "2026-11-20T08:00:59Z",
                     *           "convergence": {
                     *             "proxies": 2,
                     *             "applied": 2,
                     *             "pending": []
                     *           },
                     *           "test": {
                     *             "verdict": "ok",
                     *             "detail": "The provider accepts the key.",
                     *             "latency_ms": 182
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageProviderKeyView"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "provider": "openai",
                 *       "provider_name": "OpenAI main",
                 *       "api_key": "sk-proj-EXAMPLE",
                 *       "models_enabled": [
                 *         "gpt-4o",
                 *         "gpt-4o-mini"
                 *       ],
                 *       "daily_limit": "25",
                 *       "monthly_budget": "500",
                 *       "rpm": 500,
                 *       "tpm": 300000
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `operation-aborted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-key`, `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "provider": "openai",
                 *       "provider_name": "OpenAI main",
                 *       "api_key": "sk-proj-EXAMPLE",
                 *       "models_enabled": [
                 *         "gpt-4o",
                 *         "gpt-4o-mini"
                 *       ],
                 *       "daily_limit": "25",
                 *       "monthly_budget": "500",
                 *       "rpm": 500,
                 *       "tpm": 300000
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "verdict": "ok",
                     *       "detail": "The provider accepts the key.",
                     *       "latency_ms": 182
                     *     }
                     */
                    "application/json": components["schemas"]["TestResult"];
                };
            };
            /** @description Problem `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example [
                     *       {
                     *         "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *         "provider_name": "OpenAI main",
                     *         "provider": "openai",
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "done": 1,
                     *         "total": 4
                     *       }
                     *     ]
                     */
                    "text/event-stream": components["schemas"]["TestProgress"][];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `insufficient-user-authentication`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "provider": "openai",
                 *       "provider_name": "OpenAI main",
                 *       "api_key": "sk-proj-EXAMPLE",
                 *       "models_enabled": [
                 *         "gpt-4o",
                 *         "gpt-4o-mini"
                 *       ],
                 *       "daily_limit": "25",
                 *       "monthly_budget": "500",
                 *       "rpm": 500,
                 *       "tpm": 300000
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `key-being-deleted`, `operation-aborted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-key`, `invalid-request`, `secret-needed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c7-90c3-7a44-8e12-6f5d4c3b2a10",
                     *           "at": "2026-11-20T08:01:00Z",
                     *           "actor": "admin@acme.example",
                     *           "action": "provider_key.rotated",
                     *           "outcome": "done",
                     *           "request_id": "7f3c9d2e",
                     *           "version": 2,
                     *           "status": "active",
                     *           "fingerprint": "v1:9f86d081884c7d65"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageEntry"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `insufficient-user-authentication`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `key-being-deleted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `idempotency-key-missing` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `key-being-deleted`, `nothing-to-roll-back-to`, `operation-aborted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "api_key": "sk-proj-EXAMPLE-2",
                 *       "overlap": "PT24H"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Done; some LiteLLMs had not applied it in the time that was asked for */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 2,
                     *       "provider": "openai",
                     *       "provider_name": "OpenAI main",
                     *       "key_source": "own",
                     *       "config": {},
                     *       "models_enabled": [
                     *         "gpt-4o",
                     *         "gpt-4o-mini"
                     *       ],
                     *       "status": "active",
                     *       "daily_limit": "25.000000000",
                     *       "monthly_budget": "500.000000000",
                     *       "weight": 1,
                     *       "max_concurrency": 50,
                     *       "rpm": 500,
                     *       "tpm": 300000,
                     *       "usage_today": "3.120450000",
                     *       "usage_month": "88.500120000",
                     *       "last_used": "2026-11-24T09:59:12Z",
                     *       "usage_as_of": "2026-11-24T10:00:00Z",
                     *       "fingerprint": "v1:9f86d081884c7d65",
                     *       "last4": "7Qd2",
                     *       "created": "2026-11-02T10:20:00Z",
                     *       "updated": "2026-11-20T08:01:00Z",
                     *       "rotated": "2026-11-20T08:01:00Z",
                     *       "last_tested": "2026-11-20T08:00:59Z",
                     *       "convergence": {
                     *         "proxies": 2,
                     *         "applied": 2,
                     *         "pending": []
                     *       },
                     *       "test": {
                     *         "verdict": "ok",
                     *         "detail": "The provider accepts the key.",
                     *         "latency_ms": 182
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ProviderKey"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `key-being-deleted`, `operation-aborted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-key`, `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "provider": "openai",
                 *       "provider_name": "OpenAI main",
                 *       "api_key": "sk-proj-EXAMPLE",
                 *       "models_enabled": [
                 *         "gpt-4o",
                 *         "gpt-4o-mini"
                 *       ],
                 *       "daily_limit": "25",
                 *       "monthly_budget": "500",
                 *       "rpm": 500,
                 *       "tpm": 300000
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "verdict": "ok",
                     *       "detail": "The provider accepts the key.",
                     *       "latency_ms": 182
                     *     }
                     */
                    "application/json": components["schemas"]["TestResult"];
                };
            };
            /** @description Problem `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-destroyed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `connection-test-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "at": "2026-11-24T10:00:00Z",
                     *       "outcome": "repaired",
                     *       "epoch": 412,
                     *       "epoch_in_vault": 412,
                     *       "secrets": 96,
                     *       "orphans": 0,
                     *       "hidden": 0,
                     *       "destroyed": 0,
                     *       "missing": 0,
                     *       "republished": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "at": "2026-11-24T10:00:00Z",
                     *       "outcome": "repaired",
                     *       "epoch": 412,
                     *       "epoch_in_vault": 412,
                     *       "secrets": 96,
                     *       "orphans": 0,
                     *       "hidden": 0,
                     *       "destroyed": 0,
                     *       "missing": 0,
                     *       "republished": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `other-epoch`, `reconciliation-under-way` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `secret-store-unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *           "version": 3,
                     *           "name": "Acme GmbH",
                     *           "slug": "acme",
                     *           "domain": "acme.example",
                     *           "status": "active",
                     *           "tier": "hybrid",
                     *           "timezone": "Europe/Berlin",
                     *           "currency": "EUR",
                     *           "daily_limit": "50.000000000",
                     *           "monthly_budget": "1000.000000000",
                     *           "rpm": 600,
                     *           "tpm": 400000,
                     *           "markup_percent": "10",
                     *           "platform_fee": "49.00",
                     *           "key_policy": {
                     *             "default": "own_first",
                     *             "azure": "own_only"
                     *           },
                     *           "fallback_on_limit": true,
                     *           "created": "2026-11-02T10:15:30Z",
                     *           "updated": "2026-11-20T08:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageTenant"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "name": "Acme GmbH",
                 *       "slug": "acme",
                 *       "tier": "hybrid",
                 *       "timezone": "Europe/Berlin",
                 *       "currency": "EUR",
                 *       "daily_limit": "50",
                 *       "monthly_budget": "1000",
                 *       "markup_percent": "10",
                 *       "platform_fee": "49.00",
                 *       "key_policy": {
                 *         "default": "own_first"
                 *       },
                 *       "fallback_on_limit": true
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 3,
                     *       "name": "Acme GmbH",
                     *       "slug": "acme",
                     *       "domain": "acme.example",
                     *       "status": "active",
                     *       "tier": "hybrid",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "daily_limit": "50.000000000",
                     *       "monthly_budget": "1000.000000000",
                     *       "rpm": 600,
                     *       "tpm": 400000,
                     *       "markup_percent": "10",
                     *       "platform_fee": "49.00",
                     *       "key_policy": {
                     *         "default": "own_first",
                     *         "azure": "own_only"
                     *       },
                     *       "fallback_on_limit": true,
                     *       "created": "2026-11-02T10:15:30Z",
                     *       "updated": "2026-11-20T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `operation-aborted`, `slug-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 3,
                     *       "name": "Acme GmbH",
                     *       "slug": "acme",
                     *       "domain": "acme.example",
                     *       "status": "active",
                     *       "tier": "hybrid",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "daily_limit": "50.000000000",
                     *       "monthly_budget": "1000.000000000",
                     *       "rpm": 600,
                     *       "tpm": 400000,
                     *       "markup_percent": "10",
                     *       "platform_fee": "49.00",
                     *       "key_policy": {
                     *         "default": "own_first",
                     *         "azure": "own_only"
                     *       },
                     *       "fallback_on_limit": true,
                     *       "created": "2026-11-02T10:15:30Z",
                     *       "updated": "2026-11-20T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
            /** @description Problem `insufficient-user-authentication`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `confirmation-missing`, `platform-stays` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "name": "Acme GmbH",
                 *       "slug": "acme",
                 *       "tier": "hybrid",
                 *       "timezone": "Europe/Berlin",
                 *       "currency": "EUR",
                 *       "daily_limit": "50",
                 *       "monthly_budget": "1000",
                 *       "markup_percent": "10",
                 *       "platform_fee": "49.00",
                 *       "key_policy": {
                 *         "default": "own_first"
                 *       },
                 *       "fallback_on_limit": true
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 3,
                     *       "name": "Acme GmbH",
                     *       "slug": "acme",
                     *       "domain": "acme.example",
                     *       "status": "active",
                     *       "tier": "hybrid",
                     *       "timezone": "Europe/Berlin",
                     *       "currency": "EUR",
                     *       "daily_limit": "50.000000000",
                     *       "monthly_budget": "1000.000000000",
                     *       "rpm": 600,
                     *       "tpm": 400000,
                     *       "markup_percent": "10",
                     *       "platform_fee": "49.00",
                     *       "key_policy": {
                     *         "default": "own_first",
                     *         "azure": "own_only"
                     *       },
                     *       "fallback_on_limit": true,
                     *       "created": "2026-11-02T10:15:30Z",
                     *       "updated": "2026-11-20T08:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Tenant"];
                };
            };
            /** @description Problem `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `slug-taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c5-01aa-7f02-8d7b-5c1e9a3f6b20",
                     *           "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *           "version": 2,
                     *           "provider": "openai",
                     *           "provider_name": "OpenAI main",
                     *           "key_source": "own",
                     *           "config": {},
                     *           "models_enabled": [
                     *             "gpt-4o",
                     *             "gpt-4o-mini"
                     *           ],
                     *           "status": "active",
                     *           "daily_limit": "25.000000000",
                     *           "monthly_budget": "500.000000000",
                     *           "weight": 1,
                     *           "max_concurrency": 50,
                     *           "rpm": 500,
                     *           "tpm": 300000,
                     *           "usage_today": "3.120450000",
                     *           "usage_month": "88.500120000",
                     *           "last_used": "2026-11-24T09:59:12Z",
                     *           "usage_as_of": "2026-11-24T10:00:00Z",
                     *           "fingerprint": "v1:9f86d081884c7d65",
                     *           "last4": "7Qd2",
                     *           "created": "2026-11-02T10:20:00Z",
                     *           "updated": "2026-11-20T08:01:00Z",
                     *           "rotated": "2026-11-20T08:01:00Z",
                     *           "last_tested": "2026-11-20T08:00:59Z",
                     *           "convergence": {
                     *             "proxies": 2,
                     *             "applied": 2,
                     *             "pending": []
                     *           },
                     *           "test": {
                     *             "verdict": "ok",
                     *             "detail": "The provider accepts the key.",
                     *             "latency_ms": 182
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageProviderKeyView"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *           "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *           "version": 1,
                     *           "name": "Chat application",
                     *           "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *           "last4": "xamp",
                     *           "status": "active",
                     *           "models_allowed": [
                     *             "gpt-4o"
                     *           ],
                     *           "daily_limit": "10.000000000",
                     *           "rpm": 60,
                     *           "created": "2026-11-24T10:00:00Z",
                     *           "updated": "2026-11-24T10:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PageVirtualKey"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "name": "Chat application",
                 *       "models_allowed": [
                 *         "gpt-4o"
                 *       ],
                 *       "daily_limit": "10",
                 *       "rpm": 60,
                 *       "expires_at": "2027-11-24T00:00:00Z"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 1,
                     *       "name": "Chat application",
                     *       "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *       "last4": "xamp",
                     *       "status": "active",
                     *       "models_allowed": [
                     *         "gpt-4o"
                     *       ],
                     *       "daily_limit": "10.000000000",
                     *       "rpm": 60,
                     *       "created": "2026-11-24T10:00:00Z",
                     *       "updated": "2026-11-24T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `operation-aborted` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 1,
                     *       "name": "Chat application",
                     *       "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *       "last4": "xamp",
                     *       "status": "active",
                     *       "models_allowed": [
                     *         "gpt-4o"
                     *       ],
                     *       "daily_limit": "10.000000000",
                     *       "rpm": 60,
                     *       "created": "2026-11-24T10:00:00Z",
                     *       "updated": "2026-11-24T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                    /**
                     * @example {
                     *       "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 1,
                     *       "name": "Chat application",
                     *       "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *       "last4": "xamp",
                     *       "status": "active",
                     *       "models_allowed": [
                     *         "gpt-4o"
                     *       ],
                     *       "daily_limit": "10.000000000",
                     *       "rpm": 60,
                     *       "created": "2026-11-24T10:00:00Z",
                     *       "updated": "2026-11-24T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
            /** @description Problem `insufficient-user-authentication`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                 *       "name": "Chat application",
                 *       "models_allowed": [
                 *         "gpt-4o"
                 *       ],
                 *       "daily_limit": "10",
                 *       "rpm": 60,
                 *       "expires_at": "2027-11-24T00:00:00Z"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 1,
                     *       "name": "Chat application",
                     *       "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *       "last4": "xamp",
                     *       "status": "active",
                     *       "models_allowed": [
                     *         "gpt-4o"
                     *       ],
                     *       "daily_limit": "10.000000000",
                     *       "rpm": 60,
                     *       "created": "2026-11-24T10:00:00Z",
                     *       "updated": "2026-11-24T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
            /** @description Problem `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `virtual-key-revoked` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-failed` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `precondition-required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
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
                /**
                 * @example {
                 *       "overlap": "PT24H"
                 *     }
                 */
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
                    /**
                     * @example {
                     *       "id": "019ab2c6-44b2-7e11-b6a0-8d3c2f1e5a90",
                     *       "tenant_id": "019ab2c4-7d10-7c3e-9a51-2f6d8e0b4c17",
                     *       "version": 1,
                     *       "name": "Chat application",
                     *       "token": "cf-EXAMPLEexampleEXAMPLEexampleEXAMPLEexamp",
                     *       "last4": "xamp",
                     *       "status": "active",
                     *       "models_allowed": [
                     *         "gpt-4o"
                     *       ],
                     *       "daily_limit": "10.000000000",
                     *       "rpm": 60,
                     *       "created": "2026-11-24T10:00:00Z",
                     *       "updated": "2026-11-24T10:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VirtualKey"];
                };
            };
            /** @description Problem `idempotency-key-missing`, `unreadable-body` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `not-found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `concurrent-change`, `operation-aborted`, `virtual-key-revoked` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `request-too-large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `idempotency-key-reused`, `invalid-request` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem `internal` */
            500: {
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
