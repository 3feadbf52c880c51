import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { etag, type VirtualKey, type VirtualKeyInput, type VirtualKeyPatch } from '../../lib/api';
import { api, http } from '../../lib/http';

export function useVirtualKeyPage(search: { tenant?: string; cursor?: string }) {
  const query = { tenant_id: search.tenant, cursor: search.cursor, limit: 50 };
  return api.useQuery('get', '/api/virtual-keys', { params: { query } }, { placeholderData: keepPreviousData });
}

export async function createVirtualKey(body: VirtualKeyInput, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await http.POST('/api/virtual-keys', { params: { header }, body })).data!;
}

export function useVirtualKey(id: string | undefined) {
  const params = { path: { id: id ?? '' } };
  return api.useQuery('get', '/api/virtual-keys/{id}', { params }, { enabled: !!id });
}

export async function readVirtualKey(id: string) {
  return (await http.GET('/api/virtual-keys/{id}', { params: { path: { id } } })).data!;
}

export async function updateVirtualKey(id: string, body: VirtualKeyPatch, version: number) {
  const params = { path: { id }, header: { 'If-Match': etag(version) } };
  return (await http.PATCH('/api/virtual-keys/{id}', { params, body })).data!;
}

/** A new token for the same key; the old one works for the overlap. */
export async function rotateVirtualKey(id: string, overlap: string, idempotencyKey: string) {
  const params = { path: { id }, header: { 'Idempotency-Key': idempotencyKey } };
  return (await http.POST('/api/virtual-keys/{id}/rotate', { params, body: { overlap } })).data!;
}

/** Without If-Match: whatever has changed meanwhile, it shall not work any more. */
export async function revokeVirtualKey({ id }: VirtualKey) {
  await http.DELETE('/api/virtual-keys/{id}', { params: { path: { id } } });
}

export function refreshVirtualKeys(client: QueryClient) {
  return client.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/virtual-keys') });
}
