import { useSearch } from '@tanstack/react-router';
import { BarsCard } from '../../components/bars/BarsCard';
import { usd, usdShort } from '../../lib/money';
import { day } from '../../lib/time';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { useSpendPerDay } from './queries';

const FORMAT = { period: day, value: usd, axis: usdShort };

export function SpendPerDay() {
  const { view } = useSearch({ from: '/' });
  const update = useSearchUpdate<{ view?: 'table' }>();
  const { bars, error, refetch } = useSpendPerDay();
  return (
    <BarsCard
      title={t.dashboard.perDay}
      bars={bars}
      error={error}
      onRetry={refetch}
      empty={t.dashboard.perDayEmpty}
      format={FORMAT}
      table={view === 'table'}
      onTable={(table) => update({ view: table ? 'table' : undefined })}
    />
  );
}
