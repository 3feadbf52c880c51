import type { UsageSummary } from '../../lib/api';
import { toNumber } from '../../lib/money';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';
import { t } from '../../texts';

export type Day = NonNullable<UsageSummary['days']>[number];

/** Bars by provider where the service tells them apart, else one bar a day. */
export function seriesOf(days: Day[]) {
  const providers = PROVIDER_IDS.filter((p) => days.some((d) => toNumber(d.by_provider?.[p]) > 0));
  if (!providers.length) {
    return {
      series: [{ name: 'cost', label: t.dashboard.spendColumn, color: 'brand.6' }],
      data: days.map((d) => ({ date: d.date, cost: toNumber(d.cost) })),
    };
  }
  return {
    series: providers.map((p) => ({ name: p as string, label: PROVIDERS[p].label, color: PROVIDERS[p].color })),
    data: days.map((d) => ({
      date: d.date,
      ...Object.fromEntries(providers.map((p) => [p, toNumber(d.by_provider?.[p])])),
    })),
  };
}
