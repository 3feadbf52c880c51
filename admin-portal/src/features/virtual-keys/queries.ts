import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import type { VirtualKey, VirtualKeyInput } from '../../lib/api';
import { api, http } from '../../lib/http';

export function useVirtualKeyPage(search: { tenant?: string; cursor?: string }) {
  const query = { tenant_id: search.tenant, cursor: search.cursor, limit: 50 };
  return api.useQuery('get', '/api/virtual-keys', { params: { query } }, { placeholderData: keepPreviousData });
}

export async function createVirtualKey(body: VirtualKeyInput, idempotencyKey: string) {
  const header = { 'Idempotency-Key': idempotencyKey };
  return (await http.POST('/api/virtual-keys', { params: { header }, body })).data!;
}

/** Without If-Match: whatever has changed meanwhile, it shall not work any more. */
export async function revokeVirtualKey({ id }: VirtualKey) {
  await http.DELETE('/api/virtual-keys/{id}', { params: { path: { id } } });
}

export function refreshVirtualKeys(client: QueryClient) {
  return client.invalidateQueries({ queryKey: ['get', '/api/virtual-keys'] });
}
