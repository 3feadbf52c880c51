import { api } from '../../lib/http';
import { lastMonths } from '../../lib/time';
import { type Day, lastDays } from './series';

const DAYS = 30;
const REFRESH = { refetchInterval: 60_000 };

export function useSummary() {
  return api.useQuery('get', '/api/usage/summary', {}, { refetchInterval: 30_000 });
}

function useGroups(month: string, group_by: string) {
  return api.useQuery('get', '/api/reports/monthly', { params: { query: { month, group_by } } }, REFRESH);
}

/** The last thirty days, from the reports of this month and the one before. */
export function useSpendPerDay() {
  const [now, before] = lastMonths(2) as [string, string];
  const current = useGroups(now, 'day,provider');
  const previous = useGroups(before, 'day,provider');
  const days: Day[] | undefined =
    current.data && previous.data && lastDays([...previous.data.rows, ...current.data.rows], DAYS);
  const failed = current.isError ? current : previous;
  return {
    days,
    isError: current.isError || previous.isError,
    error: failed.error as unknown,
    refetch: failed.refetch,
  };
}

export function useSpendPerModel() {
  return useGroups(lastMonths(1)[0]!, 'model').data?.rows;
}
