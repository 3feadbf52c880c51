import { IconServer2 } from '@tabler/icons-react';
import { createLazyRoute } from '@tanstack/react-router';
import { Card } from '../../components/Card';
import { Name } from '../../components/Name';
import { PageHeader } from '../../components/PageHeader';
import { type Column, RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { StatusBadge } from '../../components/StatusBadge';
import text from '../../components/Text.module.css';
import { When } from '../../components/When';
import classes from './Proxies.module.css';
import { Capacity } from './Capacity';
import { useAccess } from '../../lib/access';
import type { Proxy } from '../../lib/api';
import { absolute } from '../../lib/time';
import { proxyTexts } from '../../texts/proxies';
import { Generation } from './Generation';
import { useProxies } from './queries';

export const Route = createLazyRoute('/proxies')({ component: Guarded });

const c = proxyTexts.columns;

const COLUMNS: Column<Proxy>[] = [
  {
    id: 'id',
    header: c.id,
    cell: (p) => (
      <Name title={p.id}>
        <span className={text.mono}>{p.base_url}</span>
      </Name>
    ),
  },
  { id: 'state', header: c.state, width: 190, cell: (p) => <State of={p} /> },
  { id: 'generation', header: c.generation, width: 180, cell: (p) => <Generation of={p} /> },
  { id: 'capacity', header: c.capacity, width: 180, cell: (p) => <Capacity of={p} /> },
  { id: 'tenants', header: c.tenants, width: 120, from: 'wide', cell: (p) => serves(p.tenants) },
  { id: 'seen', header: c.seen, width: 120, cell: (p) => <When iso={p.last_seen} /> },
];

function Guarded() {
  return useAccess().sees('proxies') ? <ProxiesPage /> : <Forbidden />;
}

function ProxiesPage() {
  const { data, error, refetch } = useProxies();
  return (
    <>
      <PageHeader title={proxyTexts.title} text={proxyTexts.subtitle}>
        <span className={text.dim}>{proxyTexts.live}</span>
      </PageHeader>
      <Card label={proxyTexts.title}>
        <RowList
          label={proxyTexts.title}
          columns={COLUMNS}
          rows={data?.items}
          rowKey={(p) => p.id}
          error={error}
          onRetry={() => void refetch()}
          empty={<Empty icon={<IconServer2 size={26} />} title={proxyTexts.emptyTitle} text={proxyTexts.emptyBody} />}
        />
      </Card>
    </>
  );
}

/** Every reason to look at a proxy, the worst first. */
function State({ of }: { of: Proxy }) {
  const x = proxyTexts;
  const behind = of.desired_generation - of.applied_generation;
  return (
    <span className={classes.states}>
      {!of.serving && <StatusBadge tone="bad" label={x.notServing} />}
      {behind > 0 && (
        <StatusBadge
          tone="warn"
          label={x.behind(behind)}
          why={of.behind.length ? x.behindTenants(of.behind.length) : null}
        />
      )}
      {of.rejected.length > 0 && (
        <StatusBadge
          tone="bad"
          label={x.rejected(of.rejected.length)}
          why={of.rejected.map((r) => x.rejectedWhy(r.id, r.reason)).join(' ')}
        />
      )}
      {of.drifted_at && <StatusBadge tone="warn" label={x.drifted} why={x.driftedWhy(absolute(of.drifted_at))} />}
      {of.serving && behind <= 0 && <StatusBadge tone="good" label={x.upToDate} />}
    </span>
  );
}

const serves = (tenants: string[]) =>
  tenants.includes('*') ? proxyTexts.allTenants : proxyTexts.tenants(tenants.length);
