import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import type { KeyStatus, Provider } from '../../lib/api';
import { api } from '../../lib/http';

export const PAGE_SIZE = 50;

export type KeyFilter = { q?: string; tenant?: string; provider?: Provider; status?: KeyStatus; cursor?: string };

export function useKeyPage({ q, tenant, provider, status, cursor }: KeyFilter) {
  const query = { q, tenant_id: tenant, provider, status, cursor, limit: PAGE_SIZE };
  return api.useQuery(
    'get',
    '/api/provider-keys',
    { params: { query } },
    { placeholderData: keepPreviousData, refetchInterval: 30_000 },
  );
}

export function useKey(id: string | undefined) {
  return api.useQuery('get', '/api/provider-keys/{id}', { params: { path: { id: id ?? '' } } }, { enabled: !!id });
}

/** After any change: every list and count of keys is asked for again. */
export function refreshKeys(client: QueryClient) {
  return client.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/provider-keys') });
}
