import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Card } from '../../components/Card';
import { Empty, Failure } from '../../components/States';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import classes from './Dashboard.module.css';
import { useSpendPerDay } from './queries';
import { SpendTable } from './SpendTable';

const SpendChart = lazy(() => import('./SpendChart'));
const HEIGHT = 320;

export function SpendPerDay() {
  const { view } = useSearch({ from: '/' });
  const update = useSearchUpdate<{ view?: 'table' }>();
  const { days, isError, error, refetch } = useSpendPerDay();
  return (
    <Card
      title={t.dashboard.perDay}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t.dashboard.view}
          value={view ?? 'chart'}
          onChange={(v) => update({ view: v === 'table' ? 'table' : undefined })}
          data={[
            { value: 'chart', label: t.dashboard.chart },
            { value: 'table', label: t.dashboard.table },
          ]}
        />
      }
    >
      {isError && !days ? (
        <Failure title={t.problem.loadTitle(t.dashboard.perDay)} error={error} onRetry={() => void refetch()} />
      ) : !days ? (
        <Skeleton h={HEIGHT} m="md" w="auto" />
      ) : days.every((d) => d.requests === 0) ? (
        <Empty icon={<IconChartBar size={26} />} title={t.reports.emptyTitle} text={t.dashboard.perDayEmpty} />
      ) : (
        <div className={classes.chart}>
          {view === 'table' ? (
            <SpendTable days={days} />
          ) : (
            <Suspense fallback={<Skeleton h={HEIGHT} />}>
              <SpendChart days={days} height={HEIGHT} />
            </Suspense>
          )}
        </div>
      )}
    </Card>
  );
}
