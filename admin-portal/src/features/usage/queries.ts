import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { type Bars, barsOf, type Cell } from '../../components/bars/bars';
import type { Measures, ReportRow } from '../../lib/api';
import { api } from '../../lib/http';
import { toNumber } from '../../lib/money';
import { PROVIDERS } from '../../lib/providers';
import { lastDayList, monthsOf } from '../../lib/time';
import { chartTexts } from '../../texts/charts';
import { usageTexts } from '../../texts/usage';

export type Measure = 'cost' | 'requests' | 'tokens';
export type Split = 'provider' | 'tenant' | 'provider_key' | 'model';

const REFRESH = { refetchInterval: 60_000, placeholderData: keepPreviousData };

/** A line of the platform's fee has an amount and nothing else. */
export const amountOf = (
  m: Partial<Pick<Measures, 'cost' | 'requests' | 'input_tokens' | 'output_tokens'>>,
  measure: Measure,
) => {
  if (measure === 'cost') return toNumber(m.cost);
  return measure === 'requests' ? (m.requests ?? 0) : (m.input_tokens ?? 0) + (m.output_tokens ?? 0);
};

/** What a row of a split report is of: its id for the colour and the name that people know. */
export function partOf(row: ReportRow, split: Split, tenantName: (id: string) => string) {
  switch (split) {
    case 'provider':
      return { id: row.provider ?? '', label: PROVIDERS[row.provider as 'aws']?.label ?? row.provider ?? '–' };
    case 'tenant':
      return { id: row.tenant_id ?? '', label: row.tenant_name ?? (row.tenant_id ? tenantName(row.tenant_id) : '–') };
    case 'provider_key':
      return { id: row.provider_key_id ?? 'shared', label: row.provider_key_name ?? usageTexts.sharedKeys };
    case 'model':
      return { id: row.model ?? '', label: row.model ?? '–' };
  }
}

/** Days of the last so many, split: from the reports of the months that they lie in. */
export function useDays(
  count: number,
  split: Split,
  measure: Measure,
  tenantName: (id: string) => string,
  tenant?: string,
) {
  const days = lastDayList(count);
  const months = monthsOf(days);
  return useQueries({
    queries: months.map((month) =>
      api.queryOptions(
        'get',
        '/api/reports/monthly',
        { params: { query: { month, group_by: `day,${split}`, tenant_id: tenant } } },
        REFRESH,
      ),
    ),
    combine: (results) => {
      const failed = results.find((r) => r.isError && !r.data);
      const rows = results.flatMap((r) => r.data?.rows ?? []).filter((r) => r.day);
      const labels = new Map<string, string>();
      const cells = rows.map((row): Cell => {
        const { id, label } = partOf(row, split, tenantName);
        labels.set(id, label);
        return { period: row.day!, series: id, value: amountOf(row, measure) };
      });
      const bars: Bars | undefined = results.every((r) => r.data)
        ? barsOf(days, cells, {
            label: (id) => labels.get(id) ?? id,
            color: (id) => (split === 'provider' ? PROVIDERS[id as 'aws']?.color : undefined),
            other: chartTexts.other,
          })
        : undefined;
      return { bars, error: failed?.error, refetch: () => results.forEach((r) => void r.refetch()) };
    },
  });
}

/** Hours of the last so many days; the ledger's hours are not split. */
export function useHours(days: number, measure: Measure, tenant?: string, enabled = true) {
  const list = lastDayList(days);
  const query = { interval: 'hour' as const, from: list[0], to: list.at(-1), tenant_id: tenant };
  const result = api.useQuery('get', '/api/usage/timeseries', { params: { query } }, { ...REFRESH, enabled });
  const points = result.data?.points;
  const bars =
    points &&
    barsOf(
      points.map((p) => p.period),
      points.map((p) => ({ period: p.period, series: 'all', value: amountOf(p, measure) })),
      { label: () => usageTexts.measures[measure], other: chartTexts.other },
    );
  return {
    bars,
    error: result.isError && !result.data ? result.error : undefined,
    refetch: () => void result.refetch(),
  };
}
