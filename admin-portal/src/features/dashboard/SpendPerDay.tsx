import { useSearch } from '@tanstack/react-router';
import { BarsCard } from '../../components/bars/BarsCard';
import { usd, usdShort } from '../../lib/money';
import { day } from '../../lib/time';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { dashboardTexts } from '../../texts/dashboard';
import { useSpendPerDay } from './queries';

const FORMAT = { period: day, value: usd, axis: usdShort };

export function SpendPerDay() {
  const { view } = useSearch({ from: '/' });
  const update = useSearchUpdate<{ view?: 'table' }>();
  const { bars, error, refetch } = useSpendPerDay();
  return (
    <BarsCard
      title={dashboardTexts.perDay}
      bars={bars}
      error={error}
      onRetry={refetch}
      empty={dashboardTexts.perDayEmpty}
      format={FORMAT}
      table={view === 'table'}
      onTable={(table) => update({ view: table ? 'table' : undefined })}
    />
  );
}
