import type { ReportRow } from '../../lib/api';
import { toNumber } from '../../lib/money';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';

export type Day = { date: string; cost: number; requests: number; providers: Record<string, number> };

/** The days up to today (UTC), each with its sums; a day without a row is a day without spend. */
export function lastDays(rows: ReportRow[], count: number, now = Date.now()): Day[] {
  const days = new Map<string, Day>();
  for (let i = count - 1; i >= 0; i--) {
    const date = new Date(now - i * 86_400_000).toISOString().slice(0, 10);
    days.set(date, { date, cost: 0, requests: 0, providers: {} });
  }
  for (const row of rows) {
    const day = days.get(row.day ?? '');
    if (!day) continue;
    const cost = toNumber(row.cost);
    const provider = row.provider ?? '';
    day.cost += cost;
    day.requests += row.requests;
    day.providers[provider] = (day.providers[provider] ?? 0) + cost;
  }
  return [...days.values()];
}

/** One series for each provider that was used, and the days as the chart wants them. */
export function seriesOf(days: Day[]) {
  const used = PROVIDER_IDS.filter((p) => days.some((d) => d.providers[p]));
  return {
    series: used.map((p) => ({ name: p as string, label: PROVIDERS[p].label, color: PROVIDERS[p].color })),
    data: days.map((d) => ({ date: d.date, ...Object.fromEntries(used.map((p) => [p, d.providers[p] ?? 0])) })),
  };
}
