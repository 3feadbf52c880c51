import { Loader } from '@mantine/core';
import { IconAlertCircle, IconBolt } from '@tabler/icons-react';
import type { ProviderKey } from '../../lib/api';
import { api } from '../../lib/http';
import { t } from '../../texts';
import classes from './Convergence.module.css';

/**
 * How far a saved key is: the answer to the save says it already when every proxy was quick enough; otherwise it is
 * asked for until all have applied this version.
 */
export function ConvergenceLine({ saved, ms }: { saved: ProviderKey; ms: number }) {
  const first = saved.convergence;
  const complete = !!first && first.applied >= first.proxies;
  const { data } = api.useQuery(
    'get',
    '/api/convergence',
    { params: { query: { key_id: saved.id, version: saved.version } } },
    {
      enabled: !!first && !complete,
      refetchInterval: (q) => (q.state.data && q.state.data.applied >= q.state.data.proxies ? false : 1000),
      retry: false,
    },
  );
  const now = data ?? first;
  if (!now) return <Line state="idle">{t.convergence.unknown}</Line>;
  if (now.proxies === 0) return <Line state="idle">{t.convergence.none}</Line>;
  const live = t.convergence.live(now.applied, now.proxies);
  if (now.applied < now.proxies)
    return (
      <Line state="busy" note={t.convergence.pending}>
        {live}
      </Line>
    );
  return <Line state="live">{complete ? `${live}, ${t.convergence.time(ms)}` : live}</Line>;
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
