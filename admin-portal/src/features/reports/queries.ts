import { keepPreviousData } from '@tanstack/react-query';
import { api, http } from '../../lib/http';

export const GROUPS = ['tenant', 'provider_key', 'model'] as const;
export type Group = (typeof GROUPS)[number];

/** What the URL says to group by: nothing said is everything, "none" is one row. */
export function groupsOf(by: string | undefined): Group[] {
  if (by === undefined) return [...GROUPS];
  const wanted = by.split(',');
  return GROUPS.filter((g) => wanted.includes(g));
}

const queryOf = (month: string, groups: Group[]) => ({ month, group_by: groups.join(',') || undefined });

export function useReport(month: string, groups: Group[]) {
  const params = { query: queryOf(month, groups) };
  return api.useQuery('get', '/api/reports/monthly', { params }, { placeholderData: keepPreviousData });
}

/** Fetches the CSV as the service writes it and hands it to the browser as a file. */
export async function downloadReport(month: string, groups: Group[]) {
  const { data } = await http.GET('/api/reports/monthly', {
    params: { query: { ...queryOf(month, groups), format: 'csv' } },
    headers: { Accept: 'text/csv' },
    parseAs: 'blob',
  });
  const url = URL.createObjectURL(data as unknown as Blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `router-usage-${month}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
