import type { ReactNode } from 'react';
import classes from './Figure.module.css';

/** One number that matters, and what it is. */
export function Figure({
  label,
  value,
  note,
  children,
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={classes.figure}>
      <div className={classes.label}>{label}</div>
      <div className={classes.value}>{value}</div>
      {children}
      {note && <div className={classes.note}>{note}</div>}
    </div>
  );
}
