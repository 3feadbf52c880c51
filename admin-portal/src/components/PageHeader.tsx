import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { t } from '../texts';
import classes from './PageHeader.module.css';

/** The page's one h1, its sentence and its actions; also the document's title. */
export function PageHeader({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  useEffect(() => {
    document.title = t.app.title(title);
  }, [title]);
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
