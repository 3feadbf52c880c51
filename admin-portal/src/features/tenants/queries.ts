import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { etag, type Tenant, type TenantInput, type TenantPatch } from '../../lib/api';
import { api, http } from '../../lib/http';

export function useTenantPage(search: { q?: string; cursor?: string }) {
  const query = { ...search, limit: 50 };
  return api.useQuery('get', '/api/tenants', { params: { query } }, { placeholderData: keepPreviousData });
}

export function useTenant(id: string | undefined) {
  return api.useQuery('get', '/api/tenants/{id}', { params: { path: { id: id ?? '' } } }, { enabled: !!id });
}

export async function createTenant(body: TenantInput, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await http.POST('/api/tenants', { params: { header }, body })).data!;
}

export async function updateTenant(id: string, body: TenantPatch, version: number) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } };
  return (await http.PATCH('/api/tenants/{id}', { params, body })).data!;
}

export async function readTenant(id: string) {
  return (await http.GET('/api/tenants/{id}', { params: { path: { id } } })).data!;
}

export async function deleteTenant({ id, version, slug }: Tenant) {
  const params = { path: { id }, query: { confirm: slug }, header: { 'If-Match': etag(version) } };
  await http.DELETE('/api/tenants/{id}', { params });
}

export function refreshTenants(client: QueryClient) {
  return client.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/tenants') });
}
