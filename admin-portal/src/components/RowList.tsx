import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { Failure } from './States';
import classes from './RowList.module.css';

export type Column<T> = {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Fixed width in pixels; columns without one share what is left. */
  width?: number;
  align?: 'right';
  /** Only in tables of windows at least this wide; cards show every column. */
  from?: 'wide' | 'widest';
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

function Rows<T>({ label, columns, rows, rowKey, actions, leaving }: View<T>) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c.id} scope="col" style={{ width: c.width }} data-align={c.align} data-from={c.from}>
              {c.header}
            </th>
          ))}
          {actions && (
            <th scope="col" className={classes.actions}>
              <VisuallyHidden>{t.keys.columns.actions}</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-leaving={leaving?.(row) || undefined}>
            {columns.map((c) => (
              <td key={c.id} data-align={c.align} data-from={c.from}>
                {c.cell(row)}
              </td>
            ))}
            {actions && <td className={classes.actions}>{actions(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards<T>({ label, columns, rows, rowKey, actions, leaving }: View<T>) {
  const [first, ...rest] = columns;
  return (
    <ul className={classes.cards} aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} data-leaving={leaving?.(row) || undefined}>
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
        </li>
      ))}
    </ul>
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
