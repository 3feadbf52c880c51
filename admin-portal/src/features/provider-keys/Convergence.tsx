import { Loader } from '@mantine/core';
import { IconAlertCircle, IconBolt } from '@tabler/icons-react';
import type { ProviderKey } from '../../lib/api';
import { convergenceTexts } from '../../texts/convergence';
import classes from './Convergence.module.css';
import { useConvergence } from './useConvergence';

const c = convergenceTexts;

/** How far a key that was just saved is: proxy by proxy as each takes it up, then how long all of them took. */
export function ConvergenceLine({ saved, since }: { saved: ProviderKey; since: number }) {
  const { now, ms, failed } = useConvergence(saved.id, saved.version, since);
  if (failed) return <Line state="idle">{c.unknown}</Line>;
  if (!now) return <Line state="busy">{c.starting}</Line>;
  if (now.proxies === 0) return <Line state="idle">{c.none}</Line>;
  const live = c.live(now.applied, now.proxies);
  if (now.pending.length)
    return (
      <Line state="busy" note={c.pending}>
        {live}
      </Line>
    );
  return <Line state="live">{ms === undefined ? live : `${live}, ${c.time(ms)}`}</Line>;
}

function Line({ state, note, children }: { state: 'live' | 'busy' | 'idle'; note?: string; children: string }) {
  return (
    <div className={classes.line} data-state={state} role="status">
      {state === 'busy' ? (
        <Loader size={16} aria-hidden />
      ) : state === 'live' ? (
        <IconBolt size={17} aria-hidden />
      ) : (
        <IconAlertCircle size={17} aria-hidden />
      )}
      <span>
        <b>{children}</b>
        {note && <small>{note}</small>}
      </span>
    </div>
  );
}
