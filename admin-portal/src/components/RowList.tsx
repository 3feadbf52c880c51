import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { keyTexts } from '../texts/keys';
import { Failure } from './States';
import classes from './RowList.module.css';
import { useInSight } from './useInSight';

export type Column<T> = {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Fixed width in pixels; columns without one share what is left. */
  width?: number;
  align?: 'right';
  /** Only in tables of windows at least this wide; cards show every column. */
  from?: 'wide' | 'widest' | 'full';
};

type Props<T> = {
  label: string;
  columns: Column<T>[];
  rows?: T[];
  rowKey: (row: T) => string;
  error?: unknown;
  onRetry?: () => void;
  /** Shown instead of an empty table. */
  empty: ReactNode;
  actions?: (row: T) => ReactNode;
  leaving?: (row: T) => boolean;
  summary?: string;
};

/** Rows as a table, or as cards where a table has no room; with the states that every list has. */
export function RowList<T>({ label, rows, error, onRetry, empty, summary, ...list }: Props<T>) {
  const narrow = useMediaQuery('(max-width: 69em)', false, { getInitialValueInEffect: false });
  if (rows === undefined && error) {
    return (
      <div className={classes.pad}>
        <Failure title={t.problem.loadTitle(label)} error={error} onRetry={onRetry} />
      </div>
    );
  }
  if (rows === undefined) return <LoadingRows />;
  const View = narrow ? Cards : Rows;
  return (
    <>
      <VisuallyHidden role="status">{summary}</VisuallyHidden>
      {rows.length === 0 ? empty : <View label={label} rows={rows} {...list} />}
    </>
  );
}

type View<T> = Pick<Props<T>, 'label' | 'columns' | 'rowKey' | 'actions' | 'leaving'> & { rows: T[] };

/** Rows are drawn by the chunk, those near the window; the others leave a gap of their height. */
const CHUNK = 50;
const DRAWN_AT_FIRST = 2;
const ROW_HEIGHT = 63;
const CARD_HEIGHT = 260;

const chunksOf = <T,>(rows: T[]) =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));

function Rows<T>({ label, rows, ...list }: View<T>) {
  const { columns, actions } = list;
  return (
    <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c.id} scope="col" style={{ width: c.width }} data-align={c.align} data-from={c.from}>
              {c.header}
            </th>
          ))}
          {actions && (
            <th scope="col" className={classes.actions}>
              <VisuallyHidden>{keyTexts.columns.actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      {chunksOf(rows).map((chunk, i) => (
        <RowChunk key={i} index={i} rows={chunk} {...list} />
      ))}
    </table>
  );
}

type Chunk<T> = Omit<View<T>, 'label'> & { index: number };

function RowChunk<T>({ index, rows, columns, rowKey, actions, leaving }: Chunk<T>) {
  const { ref, inSight, height } = useInSight<HTMLTableSectionElement>(index < DRAWN_AT_FIRST);
  if (!inSight) {
    return (
      <tbody ref={ref}>
        <tr aria-hidden className={classes.gap}>
          <td style={{ height: height ?? rows.length * ROW_HEIGHT }} />
        </tr>
      </tbody>
    );
  }
  return (
    <tbody ref={ref}>
      {rows.map((row, i) => (
        <tr key={rowKey(row)} aria-rowindex={index * CHUNK + i + 2} data-leaving={leaving?.(row) || undefined}>
          {columns.map((c) => (
            <td key={c.id} data-align={c.align} data-from={c.from}>
              {c.cell(row)}
            </td>
          ))}
          {actions && <td className={classes.actions}>{actions(row)}</td>}
        </tr>
      ))}
    </tbody>
  );
}

function Cards<T>({ label, rows, ...list }: View<T>) {
  return (
    <div role="list" className={classes.cards} aria-label={label}>
      {chunksOf(rows).map((chunk, i) => (
        <CardChunk key={i} index={i} rows={chunk} {...list} />
      ))}
    </div>
  );
}

function CardChunk<T>({ index, rows, columns, rowKey, actions, leaving }: Chunk<T>) {
  const { ref, inSight, height } = useInSight<HTMLDivElement>(index < DRAWN_AT_FIRST);
  const [first, ...rest] = columns;
  if (!inSight) return <div ref={ref} role="none" style={{ height: height ?? rows.length * CARD_HEIGHT }} />;
  return (
    <div ref={ref} role="none">
      {rows.map((row) => (
        <div role="listitem" key={rowKey(row)} className={classes.card} data-leaving={leaving?.(row) || undefined}>
          <div className={classes.cardHead}>
            {first?.cell(row)}
            {actions?.(row)}
          </div>
          <dl>
            {rest.map((c) => (
              <div key={c.id}>
                <dt>{c.header}</dt>
                <dd>{c.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function LoadingRows() {
  return (
    <Stack p="md" gap="sm" role="status" aria-label={t.common.loading}>
      {Array.from({ length: 6 }, (_, i) => (
        <Skeleton key={i} h={42} />
      ))}
    </Stack>
  );
}
