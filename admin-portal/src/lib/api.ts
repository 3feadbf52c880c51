import type { components as Config } from '../api/config-service';
import type { components as Keys } from '../api/key-service';
import type { components as Usage } from '../api/usage-service';
import { http } from './http';

export type Provider = Keys['schemas']['Provider'];
export type ProviderKey = Keys['schemas']['ProviderKey'];
export type ProviderKeyInput = Keys['schemas']['ProviderKeyInput'];
export type ProviderKeyPatch = Keys['schemas']['ProviderKeyPatch'];
export type Rotation = Keys['schemas']['Rotation'];
export type Convergence = Keys['schemas']['Convergence'];
export type KeyStatus = Keys['schemas']['KeyStatus'];
export type TestResult = Keys['schemas']['TestResult'];
export type Verdict = Keys['schemas']['Verdict'];
export type Tenant = Keys['schemas']['Tenant'];
export type TenantInput = Keys['schemas']['TenantInput'];
export type TenantPatch = Keys['schemas']['TenantPatch'];
export type Tier = Keys['schemas']['Tier'];
export type KeyPolicy = Keys['schemas']['KeyPolicy'];
export type VirtualKey = Keys['schemas']['VirtualKey'];
export type VirtualKeyInput = Keys['schemas']['VirtualKeyInput'];
export type Model = Config['schemas']['Model'];
export type Proxy = Config['schemas']['Proxy'];
export type Price = Usage['schemas']['Price'];
export type MonthlyReport = Usage['schemas']['MonthlyReport'];
export type ReportRow = Usage['schemas']['ReportRow'];
export type Measures = Usage['schemas']['Measures'];

/** What `Prefer` asks of a change: answer only when every proxy serves it, or after this many seconds. */
export const WAIT_SECONDS = 5;
const prefer = { Prefer: `wait=${WAIT_SECONDS}` };

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
    const header = { 'Idempotency-Key': idempotencyKey, ...prefer };
    return (await http.POST('/api/provider-keys', { params: { header }, body })).data!;
  },
  async update(id: string, body: ProviderKeyPatch, version: number) {
    const header = { 'If-Match': etag(version), ...prefer };
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
      ? (await http.POST('/api/provider-keys/{id}/test', { params: { path: { id: target } } })).data!
      : (await http.POST('/api/provider-keys/test', { body: target })).data!;
  },
};
