import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAccess } from './access';
import type { Tenant } from './api';
import { http } from './http';
import { PLATFORM_TENANT } from './providers';
import { keyTexts } from '../texts/keys';

const MOST_PAGES = 20;
const NONE: Tenant[] = [];

async function allTenants() {
  const found: Tenant[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const data = (await http.GET('/api/tenants', { params: { query: { limit: 100, cursor } } })).data!;
    found.push(...data.items);
    if (!data.next_cursor) break;
    cursor = data.next_cursor;
  }
  return found;
}

/** The tenants that this person sees, and their names by id. */
export function useTenants() {
  const { sees } = useAccess();
  const query = useQuery({
    queryKey: ['get', '/api/tenants', 'all'],
    queryFn: allTenants,
    enabled: sees('tenants'),
    staleTime: 60_000,
  });
  const tenants = query.data ?? NONE;
  return useMemo(() => {
    const byId = new Map(tenants.map((x) => [x.id, x]));
    return {
      tenants,
      byId,
      loaded: query.isSuccess,
      nameOf: (id: string) =>
        byId.get(id)?.name ?? (id === PLATFORM_TENANT ? keyTexts.platform : keyTexts.tenantUnknown),
    };
  }, [tenants, query.isSuccess]);
}
