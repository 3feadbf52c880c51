import { keepPreviousData } from '@tanstack/react-query';
import { api, http } from '../../lib/http';

export type AuditFilter = {
  q?: string;
  tenant?: string;
  action?: string;
  outcome?: string;
  from?: string;
  to?: string;
  cursor?: string;
};

export const PAGE_SIZE = 50;

export function useAuditPage({ tenant, from, to, ...filter }: AuditFilter) {
  const query = {
    ...filter,
    tenant_id: tenant,
    from: from && `${from}T00:00:00Z`,
    to: to && dayAfter(to),
    limit: PAGE_SIZE,
  };
  return api.useQuery('get', '/api/audit-events', { params: { query } }, { placeholderData: keepPreviousData });
}

export async function readProof(seq: number) {
  return (await http.GET('/api/audit/proof/{seq}', { params: { path: { seq } } })).data!;
}

export async function readKeys() {
  return (await http.GET('/api/audit/keys')).data!.items;
}

/** The last day that is chosen belongs to what is asked for; the service's limit is exclusive. */
function dayAfter(day: string) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString();
}
