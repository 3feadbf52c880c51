import { keepPreviousData } from '@tanstack/react-query';
import { saveAs } from '../../lib/download';
import { api, http } from '../../lib/http';

export const GROUPS = ['tenant', 'provider_key', 'model'] as const;
export type Group = (typeof GROUPS)[number];

/** What the URL says to group by: nothing said is everything, "none" is one row. */
export function groupsOf(by: string | undefined): Group[] {
  if (by === undefined) return [...GROUPS];
  const wanted = by.split(',');
  return GROUPS.filter((g) => wanted.includes(g));
}

const queryOf = (month: string, groups: Group[], tenant?: string) => ({
  month,
  group_by: groups.join(','),
  tenant_id: tenant,
});

export function useReport(month: string, groups: Group[], tenant?: string) {
  const params = { query: queryOf(month, groups, tenant) };
  return api.useQuery('get', '/api/reports/monthly', { params }, { placeholderData: keepPreviousData });
}

/** Fetches the CSV as the service writes it and hands it to the browser as a file. */
export async function downloadReport(month: string, groups: Group[], tenant?: string) {
  const { data } = await http.GET('/api/reports/monthly', {
    params: { query: { ...queryOf(month, groups, tenant), format: 'csv' } },
    headers: { Accept: 'text/csv' },
    parseAs: 'blob',
  });
  saveAs(data as unknown as Blob, `router-usage-${month}.csv`);
}

/** Files that may be long: the browser writes them to disk while they come. */
export function fileUrl(file: 'lines.csv' | 'focus.csv' | 'statement', month: string, tenant?: string) {
  const query = new URLSearchParams({ month, ...(tenant ? { tenant_id: tenant } : {}) });
  return `/api/reports/${file}?${query}`;
}

/** Nothing is booked into a closed month any more; what comes later is a correction in the next one. */
export async function closeMonth(month: string, accept_suspense: boolean) {
  const params = { path: { month }, query: { accept_suspense: accept_suspense ? ('yes' as const) : ('no' as const) } };
  return (await http.POST('/api/reports/months/{month}/close', { params })).data!;
}
