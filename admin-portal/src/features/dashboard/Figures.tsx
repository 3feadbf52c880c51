import { Skeleton } from '@mantine/core';
import { Figure } from '../../components/Figure';
import { Failure } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { Measures } from '../../lib/api';
import { share, usd } from '../../lib/money';
import { useTenants } from '../../lib/tenants';
import { t } from '../../texts';
import { dashboardTexts } from '../../texts/dashboard';
import { useFailingCount } from '../provider-keys/useFailingCount';
import { useProxies } from '../proxies/queries';
import classes from './Dashboard.module.css';
import { useSummary } from './queries';

const d = dashboardTexts;

export function Figures() {
  const { sees, tenantId } = useAccess();
  const tenant = useTenants().byId.get(tenantId ?? '');
  const { data, error, isError, isPending, refetch } = useSummary();
  if (isError && !data)
    return <Failure title={t.problem.loadTitle(d.today)} error={error} onRetry={() => void refetch()} />;
  return (
    <div className={classes.figures}>
      {isPending || !data ? (
        [1, 2, 3, 4].map((i) => <Skeleton key={i} h={122} radius={14} />)
      ) : (
        <>
          <Spend label={d.today} of={data.today} limit={tenant?.daily_limit} />
          <Spend label={d.month} of={data.month} limit={tenant?.monthly_budget} />
          {sees('provider-keys') && <Failing />}
          {sees('proxies') && <Converged />}
        </>
      )}
    </div>
  );
}

function Spend({ label, of, limit }: { label: string; of: Measures; limit?: string | null }) {
  const part = share(of.cost, limit);
  const note = [limit != null && d.ofLimit(usd(limit)), d.requests(of.requests)];
  return (
    <Figure label={label} value={usd(of.cost)} note={note.filter(Boolean).join(' · ')}>
      {part !== null && <Progress part={part} level={part >= 1 ? 'over' : part >= 0.8 ? 'warn' : 'ok'} />}
    </Figure>
  );
}

function Failing() {
  const count = useFailingCount();
  return <Figure label={d.failing} value={count ?? '0'} note={count ? d.failingSome : d.failingNone} />;
}

function Converged() {
  const { data } = useProxies();
  const proxies = data?.items ?? [];
  const done = proxies.filter((p) => p.serving !== false && p.applied_generation >= p.desired_generation).length;
  return (
    <Figure
      label={d.converged}
      value={`${done} / ${proxies.length}`}
      note={done === proxies.length ? d.convergedAll : d.convergedSome}
    >
      {proxies.length > 0 && (
        <Progress part={done / proxies.length} level={done === proxies.length ? 'good' : 'warn'} />
      )}
    </Figure>
  );
}

/** Decoration: the numbers beside it say the same. */
function Progress({ part, level }: { part: number; level: string }) {
  return (
    <div className={classes.progress} data-level={level} aria-hidden>
      <i style={{ width: `${Math.min(100, part * 100)}%` }} />
    </div>
  );
}
