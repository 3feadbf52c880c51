import { SegmentedControl, Select } from '@mantine/core';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { BarsCard } from '../../components/bars/BarsCard';
import { PageHeader } from '../../components/PageHeader';
import { Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import { usd, usdShort } from '../../lib/money';
import { useTenants } from '../../lib/tenants';
import { day, hour } from '../../lib/time';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { dashboardTexts } from '../../texts/dashboard';
import { keyTexts } from '../../texts/keys';
import { usageTexts } from '../../texts/usage';
import { Ranking } from './Ranking';
import { type Measure, type Split, useDays, useHours } from './queries';
import classes from './UsagePage.module.css';

export const Route = createLazyRoute('/usage')({ component: Guarded });

type Range = '1d' | '7d' | '30d' | '90d';
type UsageSearch = {
  range?: Range;
  by?: Exclude<Split, 'provider'>;
  measure?: Exclude<Measure, 'cost'>;
  tenant?: string;
  view?: 'table';
};

const DAYS: Record<Range, number> = { '1d': 1, '7d': 7, '30d': 30, '90d': 90 };
const HOURLY: Range[] = ['1d', '7d'];
const RANGES = (Object.keys(DAYS) as Range[]).map((value) => ({ value, label: usageTexts.ranges[value] }));
const MEASURES = (Object.keys(usageTexts.measures) as Measure[]).map((value) => ({
  value,
  label: usageTexts.measures[value],
}));
const compactNumber = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function Guarded() {
  return useAccess().sees('usage') ? <UsagePage /> : <Forbidden />;
}

function UsagePage() {
  const search: UsageSearch = useSearch({ from: '/usage' });
  const update = useSearchUpdate<UsageSearch>();
  const { tenantId } = useAccess();
  const { nameOf } = useTenants();
  const range = search.range ?? '30d';
  const measure = search.measure ?? 'cost';
  const split = search.by ?? 'provider';
  const hourly = HOURLY.includes(range);
  const hours = useHours(DAYS[range], measure, search.tenant, hourly);
  const days = useDays(DAYS[range], split, measure, nameOf, search.tenant);
  const shown = hourly ? hours : days;
  const value = (n: number) => (measure === 'cost' ? usd(n) : n.toLocaleString('en'));
  const splits = (['provider', 'tenant', 'provider_key', 'model'] as const).filter((s) => s !== 'tenant' || !tenantId);

  return (
    <>
      <PageHeader title={usageTexts.title} text={usageTexts.subtitle} />
      <div className={classes.controls}>
        <SegmentedControl
          aria-label={usageTexts.range}
          value={range}
          onChange={(r) => update({ range: r === '30d' ? undefined : (r as Range) })}
          data={RANGES}
        />
        <Select
          aria-label={usageTexts.measure}
          data={MEASURES}
          value={measure}
          allowDeselect={false}
          onChange={(m) => update({ measure: m === 'cost' ? undefined : (m as 'requests') })}
        />
        <Select
          aria-label={usageTexts.split}
          data={splits.map((s) => ({ value: s, label: usageTexts.splits[s] }))}
          value={split}
          allowDeselect={false}
          onChange={(s) => update({ by: s === 'provider' ? undefined : (s as 'model') })}
        />
        {!tenantId && (
          <TenantSelect
            aria-label={keyTexts.tenant}
            placeholder={keyTexts.allTenants}
            clearable
            value={search.tenant ?? null}
            onChange={(tenant) => update({ tenant: tenant ?? undefined })}
          />
        )}
      </div>
      <div className={classes.stack}>
        <BarsCard
          title={usageTexts.chartTitle(usageTexts.measures[measure], hourly)}
          bars={shown.bars}
          error={shown.error}
          onRetry={shown.refetch}
          empty={dashboardTexts.perDayEmpty}
          format={{
            period: hourly ? hour : day,
            value,
            axis: measure === 'cost' ? usdShort : (n) => compactNumber.format(n),
          }}
          table={search.view === 'table'}
          onTable={(table) => update({ view: table ? 'table' : undefined })}
        />
        <Ranking
          title={usageTexts.rankingTitle(usageTexts.splits[split], usageTexts.ranges[range])}
          bars={days.bars}
          value={value}
        />
      </div>
    </>
  );
}
