import { api } from '../../lib/http';

const DAYS = 30;

export function useSummary() {
  return api.useQuery('get', '/api/usage/summary', { params: { query: { days: DAYS } } }, { refetchInterval: 30_000 });
}
