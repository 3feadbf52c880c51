import type { ReactNode } from 'react';
import classes from './Card.module.css';

/** A surface with, optionally, a heading and what belongs beside it. */
export function Card({
  title,
  aside,
  label,
  children,
}: {
  title?: string;
  aside?: ReactNode;
  label?: string;
  children: ReactNode;
}) {
  return (
    <section className={classes.card} aria-label={label ?? title}>
      {title && (
        <div className={classes.head}>
          <h2>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** The strip above a list that holds its search and filters. */
export function Filters({ children }: { children: ReactNode }) {
  return <div className={classes.filters}>{children}</div>;
}
