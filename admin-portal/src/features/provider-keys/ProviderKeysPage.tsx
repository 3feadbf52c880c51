import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconKey, IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { LoadMore } from '../../components/LoadMore';
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
import { testRunTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { keyColumns } from './columns';
import type { Emergency } from './EmergencyDialog';
import { KeyActions } from './KeyActions';
import classes from './ProviderKeys.module.css';
import { useCooldowns, useKeyList } from './queries';
import { useKeyTest } from './useKeyTest';
import { useTestAll } from './useTestAll';
import { useKeyToggle } from './useKeyToggle';
import { usePendingDeletes } from './usePendingDeletes';

const DeleteKey = lazy(() => import('./DeleteKey'));
const EmergencyDialog = lazy(() => import('./EmergencyDialog'));
const KeyDetails = lazy(() => import('./KeyDetails'));
const KeyDrawer = lazy(() => import('./KeyDrawer'));
const RotateKey = lazy(() => import('./RotateKey'));
const TestRunDrawer = lazy(() => import('./TestRunDrawer'));

export const Route = createLazyRoute('/provider-keys')({ component: Guarded });

type KeySearch = {
  q?: string;
  tenant?: string;
  provider?: Provider;
  status?: KeyStatus;
  edit?: string;
  rotate?: string;
  view?: string;
  tab?: 'history';
  tests?: 'open';
};

function Guarded() {
  return useAccess().sees('provider-keys') ? <ProviderKeysPage /> : <Forbidden />;
}

function ProviderKeysPage() {
  const search: KeySearch = useSearch({ from: '/provider-keys' });
  const update = useSearchUpdate<KeySearch>();
  const { tenantId, writes } = useAccess();
  const { nameOf } = useTenants();
  const page = useKeyList(search);
  const tests = useKeyTest();
  const { run, start } = useTestAll(search.tenant);
  const toggle = useKeyToggle();
  const { deleting, remove } = usePendingDeletes();
  const [asked, setAsked] = useState<ProviderKey>();
  const [emergency, setEmergency] = useState<Emergency>();
  const view = useCallback((k: ProviderKey) => update({ view: k.id }, true), [update]);
  const cooldowns = useCooldowns();
  const columns = useMemo(() => keyColumns(view, cooldowns, tenantId ? undefined : nameOf), [view, cooldowns, tenantId, nameOf]);

  const { rows } = page;
  const filtered = !!(search.q || search.tenant || search.provider || search.status);
  const add = () => update({ edit: 'new' }, true);
  const closeDialogs = () => update({ edit: undefined, rotate: undefined }, true);
  const testAll = () => {
    start();
    update({ tests: 'open' }, true);
  };
  const on = {
    test: (k: ProviderKey) => void tests.test(k),
    edit: (k: ProviderKey) => update({ edit: k.id }, true),
    rotate: (k: ProviderKey) => update({ rotate: k.id }, true),
    toggle: (k: ProviderKey) => void toggle(k),
    rollback: (key: ProviderKey) => setEmergency({ kind: 'rollback', key }),
    revoke: (key: ProviderKey) => setEmergency({ kind: 'revoke', key }),
    remove: setAsked,
  };

  return (
    <>
      <PageHeader title={keyTexts.title} text={keyTexts.subtitle}>
        {writes && (
          <>
            {run ? (
              <Button
                variant="default"
                leftSection={<IconPlugConnected size={17} aria-hidden />}
                onClick={() => update({ tests: 'open' }, true)}
              >
                {testRunTexts.show}
              </Button>
            ) : (
              <Button
                variant="default"
                leftSection={<IconPlugConnected size={17} aria-hidden />}
                disabled={!rows?.length}
                onClick={testAll}
              >
                {keyTexts.testAll}
              </Button>
            )}
            <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
              {keyTexts.add}
            </Button>
          </>
        )}
      </PageHeader>
      <Card label={keyTexts.title}>
        <Filters>
          <SearchInput
            label={keyTexts.search}
            placeholder={keyTexts.searchHint}
            value={search.q}
            onChange={(q) => update({ q })}
          />
          {!tenantId && (
            <TenantSelect
              aria-label={keyTexts.tenant}
              placeholder={keyTexts.allTenants}
              clearable
              value={search.tenant ?? null}
              onChange={(tenant) => update({ tenant: tenant ?? undefined })}
            />
          )}
          <Select
            aria-label={keyTexts.provider}
            placeholder={keyTexts.allProviders}
            clearable
            data={PROVIDER_IDS.map((value) => ({ value, label: PROVIDERS[value].label }))}
            value={search.provider ?? null}
            onChange={(provider) => update({ provider: (provider as Provider | null) ?? undefined })}
          />
        </Filters>
        <div className={classes.statuses}>
          <SegmentedControl
            aria-label={keyTexts.status}
            value={search.status ?? 'all'}
            onChange={(status) => update({ status: status === 'all' ? undefined : (status as KeyStatus) })}
            data={(['all', 'active', 'error', 'inactive'] as const).map((value) => ({
              value,
              label: keyTexts.statuses[value],
            }))}
          />
        </div>
        <RowList
          label={keyTexts.title}
          columns={columns}
          rows={rows}
          rowKey={(k) => k.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && keyTexts.loaded(rows.length, page.hasNextPage)}
          leaving={(k) => deleting.has(k.id)}
          actions={!writes ? undefined : (k) => <KeyActions k={k} testing={tests.running.has(k.id)} on={on} />}
          empty={
            filtered ? (
              <Empty icon={<IconKey size={26} />} title={keyTexts.noMatchTitle} text={keyTexts.noMatchBody}>
                <Button
                  variant="default"
                  onClick={() => update({ q: undefined, tenant: undefined, provider: undefined, status: undefined })}
                >
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconKey size={26} />} title={keyTexts.emptyTitle} text={keyTexts.emptyBody}>
                {writes && <Button onClick={add}>{keyTexts.add}</Button>}
              </Empty>
            )
          }
        />
        {rows && rows.length > 0 && (
          <LoadMore
            shown={keyTexts.loaded(rows.length, page.hasNextPage)}
            more={page.hasNextPage}
            loading={page.isFetchingNextPage}
            onMore={page.more}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {writes && search.edit && (
          <KeyDrawer key={search.edit} id={search.edit} tenant={search.tenant} onClose={closeDialogs} />
        )}
        {writes && search.rotate && <RotateKey key={search.rotate} id={search.rotate} onClose={closeDialogs} />}
        {search.tests && <TestRunDrawer onClose={() => update({ tests: undefined }, true)} />}
        {search.view && !search.edit && !search.rotate && (
          <KeyDetails
            key={search.view}
            id={search.view}
            tab={search.tab ?? 'overview'}
            tenantName={nameOf}
            onTab={(tab) => update({ tab: tab === 'history' ? tab : undefined })}
            on={on}
            onClose={() => update({ view: undefined, tab: undefined }, true)}
          />
        )}
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
