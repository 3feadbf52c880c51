import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconKey, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { CursorPager } from '../../components/CursorPager';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { SearchInput } from '../../components/SearchInput';
import { Empty, Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { KeyStatus, Provider, ProviderKey } from '../../lib/api';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';
import { useTenants } from '../../lib/tenants';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyColumns } from './columns';
import type { Emergency } from './EmergencyDialog';
import { KeyActions } from './KeyActions';
import classes from './ProviderKeys.module.css';
import { useKeyPage } from './queries';
import { useKeyTests } from './useKeyTests';
import { useKeyToggle } from './useKeyToggle';
import { usePendingDeletes } from './usePendingDeletes';

const DeleteKey = lazy(() => import('./DeleteKey'));
const EmergencyDialog = lazy(() => import('./EmergencyDialog'));
const KeyDrawer = lazy(() => import('./KeyDrawer'));
const RotateKey = lazy(() => import('./RotateKey'));

export const Route = createLazyRoute('/provider-keys')({ component: Guarded });

type KeySearch = {
  q?: string;
  tenant?: string;
  provider?: Provider;
  status?: KeyStatus;
  cursor?: string;
  edit?: string;
  rotate?: string;
};

function Guarded() {
  return useAccess().sees('provider-keys') ? <ProviderKeysPage /> : <Forbidden />;
}

function ProviderKeysPage() {
  const search: KeySearch = useSearch({ from: '/provider-keys' });
  const update = useSearchUpdate<KeySearch>();
  const { tenantId, writes } = useAccess();
  const { nameOf } = useTenants();
  const page = useKeyPage(search);
  const tests = useKeyTests();
  const toggle = useKeyToggle();
  const { deleting, remove } = usePendingDeletes();
  const [asked, setAsked] = useState<ProviderKey>();
  const [emergency, setEmergency] = useState<Emergency>();
  const columns = useMemo(() => keyColumns(tenantId ? undefined : nameOf), [tenantId, nameOf]);

  const rows = page.data?.items;
  const filtered = !!(search.q || search.tenant || search.provider || search.status || search.cursor);
  const add = () => update({ edit: 'new' }, true);
  const closeDialogs = () => update({ edit: undefined, rotate: undefined }, true);
  const on = {
    test: (k: ProviderKey) => void tests.test([k]),
    edit: (k: ProviderKey) => update({ edit: k.id }, true),
    rotate: (k: ProviderKey) => update({ rotate: k.id }, true),
    toggle: (k: ProviderKey) => void toggle(k),
    rollback: (key: ProviderKey) => setEmergency({ kind: 'rollback', key }),
    revoke: (key: ProviderKey) => setEmergency({ kind: 'revoke', key }),
    remove: setAsked,
  };

  return (
    <>
      <PageHeader title={t.keys.title} text={t.keys.subtitle}>
        {writes && (
          <>
            <Button
              variant="default"
              leftSection={<IconPlugConnected size={17} aria-hidden />}
              disabled={!rows?.length}
              loading={tests.running.size > 1}
              onClick={() => rows && void tests.test(rows)}
            >
              {t.keys.testAll}
            </Button>
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
              {t.keys.add}
            </Button>
          </>
        )}
      </PageHeader>
      <Card label={t.keys.title}>
        <Filters>
          <SearchInput
            label={t.keys.search}
            placeholder={t.keys.searchHint}
            value={search.q}
            onChange={(q) => update({ q })}
          />
          {!tenantId && (
            <TenantSelect
              aria-label={t.keys.tenant}
              placeholder={t.keys.allTenants}
              clearable
              value={search.tenant ?? null}
              onChange={(tenant) => update({ tenant: tenant ?? undefined })}
            />
          )}
          <Select
            aria-label={t.keys.provider}
            placeholder={t.keys.allProviders}
            clearable
            data={PROVIDER_IDS.map((value) => ({ value, label: PROVIDERS[value].label }))}
            value={search.provider ?? null}
            onChange={(provider) => update({ provider: (provider as Provider | null) ?? undefined })}
          />
        </Filters>
        <div className={classes.statuses}>
          <SegmentedControl
            aria-label={t.keys.status}
            value={search.status ?? 'all'}
            onChange={(status) => update({ status: status === 'all' ? undefined : (status as KeyStatus) })}
            data={(['all', 'active', 'error', 'inactive'] as const).map((value) => ({
              value,
              label: t.keys.statuses[value],
            }))}
          />
        </div>
        <RowList
          label={t.keys.title}
          columns={columns}
          rows={rows}
          rowKey={(k) => k.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.shown(rows.length, t.keys.one)}
          leaving={(k) => deleting.has(k.id)}
          actions={!writes ? undefined : (k) => <KeyActions k={k} testing={tests.running.has(k.id)} on={on} />}
          empty={
            filtered ? (
              <Empty icon={<IconKey size={26} />} title={t.keys.noMatchTitle} text={t.keys.noMatchBody}>
                <Button
                  variant="default"
                  onClick={() => update({ q: undefined, tenant: undefined, provider: undefined, status: undefined })}
                >
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconKey size={26} />} title={t.keys.emptyTitle} text={t.keys.emptyBody}>
                {writes && <Button onClick={add}>{t.keys.add}</Button>}
              </Empty>
            )
          }
        />
        {rows && (
          <CursorPager
            cursor={search.cursor}
            next={page.data?.next_cursor}
            shown={t.common.shown(rows.length, t.keys.one)}
            onCursor={(cursor) => update({ cursor }, true)}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {writes && search.edit && (
          <KeyDrawer key={search.edit} id={search.edit} tenant={search.tenant} onClose={closeDialogs} />
        )}
        {writes && search.rotate && <RotateKey key={search.rotate} id={search.rotate} onClose={closeDialogs} />}
        {emergency && <EmergencyDialog of={emergency} onClose={() => setEmergency(undefined)} />}
        {asked && (
          <DeleteKey
            k={asked}
            tenant={nameOf(asked.tenant_id)}
            onClose={() => setAsked(undefined)}
            onConfirm={() => {
              remove(asked);
              setAsked(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
