import { Anchor, Skeleton } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../components/Card';
import { UsageBar } from '../../components/UsageBar';
import { useAccess } from '../../lib/access';
import type { Tenant } from '../../lib/api';
import { api } from '../../lib/http';
import { toNumber } from '../../lib/money';
import { PLATFORM_TENANT } from '../../lib/providers';
import { useTenants } from '../../lib/tenants';
import { dashboardTexts } from '../../texts/dashboard';
import { tenantTexts } from '../../texts/tenants';
import classes from './Dashboard.module.css';
import { useSpendPer } from './queries';

const MOST = 6;
/** More keys than this are counted as "more than". */
const COUNTED = 100;

/** The tenants that spend most this month, against their budgets, and how many keys each has. */
export function Tenants() {
  const { tenants, loaded } = useTenants();
  const rows = useSpendPer('tenant');
  const spent = new Map<string, string>();
  for (const row of rows ?? []) {
    if (row.tenant_id) spent.set(row.tenant_id, String(toNumber(spent.get(row.tenant_id)) + toNumber(row.cost)));
  }
  const shown = tenants
    .filter((x) => x.id !== PLATFORM_TENANT && x.status !== 'deleted')
    .toSorted((a, b) => toNumber(spent.get(b.id)) - toNumber(spent.get(a.id)))
    .slice(0, MOST);
  const counts = useKeyCounts(shown);
  return (
    <Card
      title={dashboardTexts.tenants}
      aside={
        <Anchor component={Link} to="/tenants" size="sm" fw={550}>
          {dashboardTexts.showAll}
        </Anchor>
      }
    >
      {!loaded ? (
        <Skeleton h={180} m="md" w="auto" />
      ) : (
        <ul className={classes.list}>
          {shown.map((x) => (
            <li key={x.id}>
              <div className={classes.grow}>
                <b>{x.name}</b>
                <p>{counts.get(x.id) ?? tenantTexts.tiers[x.tier]}</p>
              </div>
              <div className={classes.budget}>
                <UsageBar
                  used={spent.get(x.id) ?? '0'}
                  limit={x.monthly_budget}
                  label={dashboardTexts.tenantSpend(x.name)}
                />
              </div>
            </li>
          ))}
          {shown.length === 0 && <li className={classes.none}>{tenantTexts.emptyTitle}</li>}
        </ul>
      )}
    </Card>
  );
}

function useKeyCounts(tenants: Tenant[]) {
  const { sees } = useAccess();
  return useQueries({
    queries: tenants.map((x) =>
      api.queryOptions(
        'get',
        '/api/provider-keys',
        { params: { query: { tenant_id: x.id, limit: COUNTED } } },
        { staleTime: 60_000, enabled: sees('provider-keys') },
      ),
    ),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, i) => {
          if (!data) return [];
          const failing = data.items.filter((k) => k.status === 'error').length;
          return [[tenants[i]!.id, dashboardTexts.keyCount(data.items.length, !!data.next_cursor, failing)]];
        }),
      ),
  });
}
