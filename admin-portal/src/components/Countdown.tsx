import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { absolute, remaining } from '../lib/time';
import classes from './Text.module.css';

const SECOND = 1000;

type Props = { until?: string | null; text: (left: string) => string };

/** How long something still lasts, counted down; nothing when it is over. */
export function Countdown({ until, text }: Props) {
  return until ? <Running until={until} text={text} /> : null;
}

function Running({ until, text }: { until: string; text: Props['text'] }) {
  const [now, setNow] = useState(Date.now);
  const left = remaining(until, now);
  useInterval(() => setNow(Date.now()), SECOND, { autoInvoke: true });
  if (left === null) return null;
  return (
    <time dateTime={until} title={absolute(until)} className={classes.note}>
      {text(left)}
    </time>
  );
}
