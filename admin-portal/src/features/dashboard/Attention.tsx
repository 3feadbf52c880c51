import { Anchor, Button, Skeleton } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Card } from '../../components/Card';
import { Countdown } from '../../components/Countdown';
import { ProviderMark } from '../../components/ProviderMark';
import { Empty, Failure } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { ProviderKey } from '../../lib/api';
import { t } from '../../texts';
import { dashboardTexts } from '../../texts/dashboard';
import { keyTexts } from '../../texts/keys';
import { useSomeKeys } from '../provider-keys/queries';
import { keyState, nearLimit, secretAge, STALE_DAYS } from '../provider-keys/status';
import classes from './Dashboard.module.css';

const MOST = 5;
/** So many keys of a state are looked through for the worst. */
const GLANCE = 50;

/** Keys that somebody should look at: failing ones first, then those near a limit, then stale secrets. */
export function Attention() {
  const { writes } = useAccess();
  const failing = useSomeKeys('error', GLANCE);
  const active = useSomeKeys('active', GLANCE);
  const { isError, error } = failing;
  const keys = [...(failing.data?.items ?? []), ...(active.data?.items ?? []).filter((k) => reason(k) !== null)].slice(
    0,
    MOST,
  );
  return (
    <Card
      title={dashboardTexts.attention}
      aside={
        <Anchor component={Link} to="/provider-keys?status=error" size="sm" fw={550}>
          {dashboardTexts.showAll}
        </Anchor>
      }
    >
      {failing.isPending || active.isPending ? (
        <Skeleton h={220} m="md" w="auto" />
      ) : isError && !failing.data ? (
        <Failure title={t.problem.loadTitle(keyTexts.title)} error={error} onRetry={() => void failing.refetch()} />
      ) : keys.length === 0 ? (
        <Empty
          icon={<IconMoodSmile size={26} />}
          title={dashboardTexts.attentionNone}
          text={dashboardTexts.attentionNoneBody}
        />
      ) : (
        <ul className={classes.list}>
          {keys.map((k) => (
            <li key={k.id}>
              <ProviderMark provider={k.provider} />
              <div className={classes.grow}>
                <b>{k.provider_name}</b>
                <p>{reason(k)}</p>
                <Countdown until={k.next_probe_at} text={keyTexts.nextProbe} />
              </div>
              {writes && <Action k={k} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Action({ k }: { k: ProviderKey }) {
  const rotate = k.status === 'error' || !nearLimit(k);
  const label = rotate ? keyTexts.actions.rotate : keyTexts.actions.edit;
  return (
    <Button
      component={Link}
      to={`/provider-keys?${rotate ? 'rotate' : 'edit'}=${k.id}`}
      size="compact-sm"
      variant="default"
      aria-label={`${label.replace('…', '')}: ${k.provider_name}`}
    >
      {label.replace('…', '')}
    </Button>
  );
}

function reason(k: ProviderKey) {
  const { tone, label, why } = keyState(k);
  if (tone === 'bad' || tone === 'warn') return why ?? label;
  if (nearLimit(k)) return dashboardTexts.nearLimit;
  return secretAge(k) > STALE_DAYS ? keyTexts.stale(secretAge(k), STALE_DAYS) : null;
}
