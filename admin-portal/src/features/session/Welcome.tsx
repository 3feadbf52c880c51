import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from '../../app/Brand';
import { ColorSchemeToggle } from '../../app/ColorSchemeToggle';
import classes from './Welcome.module.css';

/** The one card in front of the portal: sign in, or why not. */
export function Welcome({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className={classes.screen}>
      <div className={classes.corner}>
        <ColorSchemeToggle />
      </div>
      <Paper className={classes.card}>
        <Brand />
        <h1>{title}</h1>
        <p>{text}</p>
        {children}
      </Paper>
    </main>
  );
}
