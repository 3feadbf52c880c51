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
import { useAccess } from '../../lib/access';
import type { Proxy } from '../../lib/api';
import { t } from '../../texts';
import { Generation } from './Generation';
import { useProxies } from './queries';

export const Route = createLazyRoute('/proxies')({ component: Guarded });

const c = t.proxies.columns;

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
  { id: 'state', header: c.state, width: 150, cell: (p) => <State of={p} /> },
  { id: 'generation', header: c.generation, width: 220, cell: (p) => <Generation of={p} /> },
  { id: 'tenants', header: c.tenants, width: 150, cell: (p) => serves(p.tenants ?? []) },
  { id: 'updated', header: c.updated, width: 150, cell: (p) => <When iso={p.updated} /> },
];

function Guarded() {
  return useAccess().sees('proxies') ? <ProxiesPage /> : <Forbidden />;
}

function ProxiesPage() {
  const { data, error, refetch } = useProxies();
  return (
    <>
      <PageHeader title={t.proxies.title} text={t.proxies.subtitle}>
        <span className={text.dim}>{t.proxies.live}</span>
      </PageHeader>
      <Card label={t.proxies.title}>
        <RowList
          label={t.proxies.title}
          columns={COLUMNS}
          rows={data?.items}
          rowKey={(p) => p.id}
          error={error}
          onRetry={() => void refetch()}
          empty={<Empty icon={<IconServer2 size={26} />} title={t.proxies.emptyTitle} text={t.proxies.emptyBody} />}
        />
      </Card>
    </>
  );
}

function State({ of }: { of: Proxy }) {
  if (of.serving === false) return <StatusBadge tone="bad" label={t.proxies.notServing} />;
  const behind = of.desired_generation - of.applied_generation;
  if (behind <= 0) return <StatusBadge tone="good" label={t.proxies.upToDate} />;
  return (
    <StatusBadge
      tone="warn"
      label={t.proxies.behind(behind)}
      why={of.behind?.length ? t.proxies.behindTenants(of.behind.length) : null}
    />
  );
}

const serves = (tenants: string[]) =>
  tenants.includes('*') ? t.proxies.allTenants : t.proxies.tenants(tenants.length);
