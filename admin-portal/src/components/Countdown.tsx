import { absolute, remaining } from '../lib/time';
import classes from './Text.module.css';
import { useNow } from './useNow';

type Props = { until?: string | null; text: (left: string) => string };

/** How long something still lasts, counted down; nothing when it is over. */
export function Countdown({ until, text }: Props) {
  return until ? <Running until={until} text={text} /> : null;
}

function Running({ until, text }: { until: string; text: Props['text'] }) {
  const left = remaining(until, useNow());
  if (left === null) return null;
  return (
    <time dateTime={until} title={absolute(until)} className={classes.note}>
      {text(left)}
    </time>
  );
}
