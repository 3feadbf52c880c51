import type { ReactNode } from 'react';
import classes from './Text.module.css';

/** The first cell of a row: what the thing is called, and one line about it. */
export function Name({ mark, title, children }: { mark?: ReactNode; title: ReactNode; children?: ReactNode }) {
  return (
    <span className={classes.name}>
      {mark}
      <div>
        <b>{title}</b>
        {children && <small>{children}</small>}
      </div>
    </span>
  );
}
