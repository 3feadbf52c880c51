import type { ReactNode } from 'react';
import classes from './PageHeader.module.css';
import { useTitle } from './useTitle';

/** The page's one h1, its sentence and its actions; also the document's title. */
export function PageHeader({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  useTitle(title);
  return (
    <header className={classes.header}>
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  );
}
