import type { components as Config } from '../api/config-service';
import type { components as Keys } from '../api/key-service';
import { http, type Paths } from './http';

type Content<R> = R extends { content: { 'application/json': infer Body } } ? Body : never;

/** What an operation answers when it went well. */
type Answer<Operation> = Operation extends { responses: infer R } ? Content<R[keyof R & (200 | 201)]> : never;

/** What an operation is sent. */
type Sent<Operation> = Operation extends { requestBody?: infer R } ? Content<NonNullable<R>> : never;

type Read<P extends keyof Paths> = Paths[P] extends { get: infer Operation } ? Answer<Operation> : never;

export type Provider = Keys['schemas']['Provider'];
export type ProviderKey = Read<'/api/provider-keys/{id}'>;
export type ProviderKeyInput = Sent<Paths['/api/provider-keys']['post']>;
export type ProviderKeyPatch = Partial<ProviderKeyInput>;
export type Rotation = Sent<Paths['/api/provider-keys/{id}/rotate']['post']>;
export type Convergence = Read<'/api/convergence'>;
export type Cooldown = Read<'/api/cooldowns'>['items'][number];
export type KeyStatus = Keys['schemas']['KeyStatus'];
export type TestResult = Keys['schemas']['TestResult'];
export type TestProgress = Keys['schemas']['TestProgress'];
export type Verdict = Keys['schemas']['Verdict'];
export type Tenant = Read<'/api/tenants/{id}'>;
export type TenantInput = Sent<Paths['/api/tenants']['post']>;
export type TenantPatch = Partial<TenantInput>;
export type Tier = Keys['schemas']['Tier'];
export type KeyPolicy = Keys['schemas']['KeyPolicy'];
export type VirtualKey = Read<'/api/virtual-keys/{id}'>;
export type VirtualKeyInput = Sent<Paths['/api/virtual-keys']['post']>;
export type VirtualKeyPatch = Partial<VirtualKeyInput>;
export type AuditEvent = Read<'/api/audit-events'>['items'][number];
export type InclusionProof = Read<'/api/audit/proof/{seq}'>;
export type Model = Config['schemas']['Model'];
export type Proxy = Read<'/api/proxies'>['items'][number];
export type Price = Read<'/api/prices'>['items'][number];
export type PriceInput = Sent<Paths['/api/prices']['post']>;
export type Webhook = Read<'/api/webhooks'>['items'][number];
export type WebhookInput = Sent<Paths['/api/webhooks']['post']>;
export type Delivery = Read<'/api/webhooks/{id}/deliveries'>['items'][number];
export type MonthlyReport = Read<'/api/reports/monthly'>;
export type ReportRow = MonthlyReport['rows'][number];
export type Measures = MonthlyReport['total'];

/** The entity tag of a version, as the services write it. */
export const etag = (version: number) => `"${version}"`;

/** The seven operations of the portal on provider keys. */
export const providerKeys = {
  async list(tenant_id?: string) {
    return (await http.GET('/api/provider-keys', { params: { query: { tenant_id } } })).data!;
  },
  async getOne(id: string) {
    return (await http.GET('/api/provider-keys/{id}', { params: { path: { id } } })).data!;
  },
  async create(body: ProviderKeyInput, idempotencyKey: string) {
    const header = { 'Idempotency-Key': idempotencyKey };
    return (await http.POST('/api/provider-keys', { params: { header }, body })).data!;
  },
  async update(id: string, body: ProviderKeyPatch, version: number) {
    const header = { 'If-Match': etag(version) };
    return (await http.PATCH('/api/provider-keys/{id}', { params: { path: { id }, header }, body })).data!;
  },
  async delete(id: string, version: number, options: { keepalive?: boolean } = {}) {
    const params = { path: { id }, header: { 'If-Match': etag(version) } };
    await http.DELETE('/api/provider-keys/{id}', { params, ...options });
  },
  async getByTenant(id: string) {
    return (await http.GET('/api/tenants/{id}/provider-keys', { params: { path: { id } } })).data!;
  },
  /** A stored key by its id, or credentials that are not saved yet. */
  async testConnection(target: string | ProviderKeyInput) {
    return typeof target === 'string'
      ? (await http.POST('/api/provider-keys/{id}/test', { params: { path: { id: target } }, body: {} })).data!
      : (await http.POST('/api/provider-keys/test', { body: target })).data!;
  },
};
