import { api } from '../../lib/http';

const MOST = 100;

/** How many keys are in error, as the badge shows it ("3", "100+"), or null. */
export function useFailingCount() {
  const query = { status: 'error' as const, limit: MOST };
  const { data } = api.useQuery(
    'get',
    '/api/provider-keys',
    { params: { query } },
    { refetchInterval: 60_000, retry: false, throwOnError: false },
  );
  const count = data?.items.length ?? 0;
  if (!count) return null;
  return data?.next_cursor ? `${count}+` : String(count);
}
