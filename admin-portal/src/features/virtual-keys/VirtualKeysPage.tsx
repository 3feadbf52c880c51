import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBan, IconPlus, IconTicket } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { CursorPager } from '../../components/CursorPager';
import { SaveError } from '../../components/Form';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { VirtualKey } from '../../lib/api';
import { useTenants } from '../../lib/tenants';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { virtualKeyColumns } from './columns';
import { refreshVirtualKeys, revokeVirtualKey, useVirtualKeyPage } from './queries';

const VirtualKeyDrawer = lazy(() => import('./VirtualKeyDrawer'));

export const Route = createLazyRoute('/virtual-keys')({ component: Guarded });

type VirtualKeySearch = { tenant?: string; cursor?: string; edit?: 'new' };

function Guarded() {
  return useAccess().sees('virtual-keys') ? <VirtualKeysPage /> : <Forbidden />;
}

function VirtualKeysPage() {
  const search: VirtualKeySearch = useSearch({ from: '/virtual-keys' });
  const update = useSearchUpdate<VirtualKeySearch>();
  const { tenantId, writes } = useAccess();
  const { nameOf } = useTenants();
  const page = useVirtualKeyPage(search);
  const [asked, setAsked] = useState<VirtualKey>();
  const columns = useMemo(() => virtualKeyColumns(tenantId ? undefined : nameOf), [tenantId, nameOf]);
  const rows = page.data?.items;
  const add = () => update({ edit: 'new' }, true);

  return (
    <>
      <PageHeader title={t.virtualKeys.title} text={t.virtualKeys.subtitle}>
        {writes && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
            {t.virtualKeys.add}
          </Button>
        )}
      </PageHeader>
      <Card label={t.virtualKeys.title}>
        {!tenantId && (
          <Filters>
            <TenantSelect
              aria-label={t.keys.tenant}
              placeholder={t.keys.allTenants}
              clearable
              maw={{ sm: 320 }}
              value={search.tenant ?? null}
              onChange={(tenant) => update({ tenant: tenant ?? undefined })}
            />
          </Filters>
        )}
        <RowList
          label={t.virtualKeys.title}
          columns={columns}
          rows={rows}
          rowKey={(k) => k.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.shown(rows.length, t.virtualKeys.one)}
          actions={!writes ? undefined : (k) => k.status === 'active' && <Revoke k={k} onClick={() => setAsked(k)} />}
          empty={
            search.tenant || search.cursor ? (
              <Empty icon={<IconTicket size={26} />} title={t.virtualKeys.noMatchTitle} text={t.virtualKeys.emptyBody}>
                <Button variant="default" onClick={() => update({ tenant: undefined })}>
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty icon={<IconTicket size={26} />} title={t.virtualKeys.emptyTitle} text={t.virtualKeys.emptyBody}>
                {writes && <Button onClick={add}>{t.virtualKeys.add}</Button>}
              </Empty>
            )
          }
        />
        {rows && (
          <CursorPager
            cursor={search.cursor}
            next={page.data?.next_cursor}
            shown={t.common.shown(rows.length, t.virtualKeys.one)}
            onCursor={(cursor) => update({ cursor }, true)}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {writes && search.edit && (
          <VirtualKeyDrawer tenant={search.tenant} onClose={() => update({ edit: undefined }, true)} />
        )}
      </Suspense>
      {asked && <RevokeDialog k={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Revoke({ k, onClick }: { k: VirtualKey; onClick: () => void }) {
  return (
    <Tooltip label={t.virtualKeys.revoke}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="dimmed"
        size={34}
        aria-label={`${t.virtualKeys.revokeSubmit}: ${k.name}`}
        onClick={onClick}
      >
        <IconBan size={17} />
      </ActionIcon>
    </Tooltip>
  );
}

function RevokeDialog({ k, onClose }: { k: VirtualKey; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeVirtualKey(k),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: t.virtualKeys.revoked(k.name) });
      onClose();
    },
    onSettled: () => refreshVirtualKeys(queries),
  });
  return (
    <ConfirmDialog
      title={t.virtualKeys.revokeTitle(k.name)}
      submit={t.virtualKeys.revokeSubmit}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{t.virtualKeys.revokeBody}</Text>
      <SaveError error={revoke.error} title={t.keys.actionFailed} />
    </ConfirmDialog>
  );
}
