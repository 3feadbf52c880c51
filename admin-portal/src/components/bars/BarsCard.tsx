import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { t } from '../../texts';
import { chartTexts } from '../../texts/charts';
import { Card } from '../Card';
import { Empty, Failure } from '../States';
import type { Bars } from './bars';
import classes from './Bars.module.css';
import type { Format } from './BarsChart';

const BarsChart = lazy(() => import('./BarsChart'));
const BarsTable = lazy(() => import('./BarsTable'));
const HEIGHT = 320;

type Props = {
  title: string;
  bars?: Bars;
  error: unknown;
  onRetry: () => void;
  /** Said when every bar would be empty. */
  empty: string;
  format: Format;
  table: boolean;
  onTable: (table: boolean) => void;
};

/** Stacked bars over time; the same numbers as a table, by choice. */
export function BarsCard({ title, bars, error, onRetry, empty, format, table, onTable }: Props) {
  const shown = { bars: bars!, format };
  return (
    <Card
      title={title}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={chartTexts.view}
          value={table ? 'table' : 'chart'}
          onChange={(v) => onTable(v === 'table')}
          data={[
            { value: 'chart', label: chartTexts.chart },
            { value: 'table', label: chartTexts.table },
          ]}
        />
      }
    >
      {error && !bars ? (
        <div className={classes.pad}>
          <Failure title={t.problem.loadTitle(title)} error={error} onRetry={onRetry} />
        </div>
      ) : !bars ? (
        <Skeleton h={HEIGHT} m="md" w="auto" />
      ) : bars.points.every((p) => p.total === 0) ? (
        <Empty icon={<IconChartBar size={26} />} title={chartTexts.emptyTitle} text={empty} />
      ) : (
        <div className={classes.body}>
          <Suspense fallback={<Skeleton h={HEIGHT} />}>
            {table ? <BarsTable title={title} {...shown} /> : <BarsChart height={HEIGHT} {...shown} />}
          </Suspense>
        </div>
      )}
    </Card>
  );
}
