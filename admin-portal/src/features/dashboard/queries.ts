import { api } from '../../lib/http';
import { lastMonths } from '../../lib/time';
import { useDays } from '../usage/queries';

const DAYS = 30;
const NO_NAME = () => '';

export function useSummary() {
  return api.useQuery('get', '/api/usage/summary', {}, { refetchInterval: 30_000 });
}

export const useSpendPerDay = () => useDays(DAYS, 'provider', 'cost', NO_NAME);

export function useSpendPer(group_by: 'model' | 'tenant') {
  const params = { query: { month: lastMonths(1)[0]!, group_by } };
  return api.useQuery('get', '/api/reports/monthly', { params }, { refetchInterval: 60_000 }).data?.rows;
}
