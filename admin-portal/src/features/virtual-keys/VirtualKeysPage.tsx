import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBan, IconCode, IconDots, IconPencil, IconPlus, IconRefresh, IconTicket } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { CursorPager } from '../../components/CursorPager';
import { SaveError } from '../../components/SaveError';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { VirtualKey } from '../../lib/api';
import { useTenants } from '../../lib/tenants';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { virtualKeyColumns } from './columns';
import { refreshVirtualKeys, revokeVirtualKey, useVirtualKeyPage } from './queries';
import { Dialog } from '../../components/Dialog';

const RotateVirtualKey = lazy(() => import('./RotateVirtualKey'));
const Snippets = lazy(() => import('./Token').then((m) => ({ default: m.Snippets })));
const VirtualKeyDrawer = lazy(() => import('./VirtualKeyDrawer'));

export const Route = createLazyRoute('/virtual-keys')({ component: Guarded });

type VirtualKeySearch = { tenant?: string; cursor?: string; edit?: string };

type Asked = { kind: 'revoke' | 'rotate' | 'snippets'; key: VirtualKey };

function Guarded() {
  return useAccess().sees('virtual-keys') ? <VirtualKeysPage /> : <Forbidden />;
}

function VirtualKeysPage() {
  const search: VirtualKeySearch = useSearch({ from: '/virtual-keys' });
  const update = useSearchUpdate<VirtualKeySearch>();
  const { tenantId, writes } = useAccess();
  const { nameOf } = useTenants();
  const page = useVirtualKeyPage(search);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const columns = useMemo(() => virtualKeyColumns(tenantId ? undefined : nameOf), [tenantId, nameOf]);
  const rows = page.data?.items;
  const add = () => update({ edit: 'new' }, true);

  return (
    <>
      <PageHeader title={virtualKeyTexts.title} text={virtualKeyTexts.subtitle}>
        {writes && (
          <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
            {virtualKeyTexts.add}
          </Button>
        )}
      </PageHeader>
      <Card label={virtualKeyTexts.title}>
        {!tenantId && (
          <Filters>
            <TenantSelect
              aria-label={keyTexts.tenant}
              placeholder={keyTexts.allTenants}
              clearable
              maw={{ sm: 320 }}
              value={search.tenant ?? null}
              onChange={(tenant) => update({ tenant: tenant ?? undefined })}
            />
          </Filters>
        )}
        <RowList
          label={virtualKeyTexts.title}
          columns={columns}
          rows={rows}
          rowKey={(k) => k.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.shown(rows.length, virtualKeyTexts.one)}
          actions={
            !writes
              ? undefined
              : (k) =>
                  k.status === 'active' && (
                    <Actions
                      k={k}
                      onEdit={() => update({ edit: k.id }, true)}
                      onAsk={(kind) => setAsked({ kind, key: k })}
                    />
                  )
          }
          empty={
            search.tenant || search.cursor ? (
              <Empty
                icon={<IconTicket size={26} />}
                title={virtualKeyTexts.noMatchTitle}
                text={virtualKeyTexts.emptyBody}
              >
                <Button variant="default" onClick={() => update({ tenant: undefined })}>
                  {t.common.clearFilters}
                </Button>
              </Empty>
            ) : (
              <Empty
                icon={<IconTicket size={26} />}
                title={virtualKeyTexts.emptyTitle}
                text={virtualKeyTexts.emptyBody}
              >
                {writes && <Button onClick={add}>{virtualKeyTexts.add}</Button>}
              </Empty>
            )
          }
        />
        {rows && (
          <CursorPager
            cursor={search.cursor}
            next={page.data?.next_cursor}
            shown={t.common.shown(rows.length, virtualKeyTexts.one)}
            onCursor={(cursor) => update({ cursor }, true)}
          />
        )}
      </Card>
      <Suspense fallback={null}>
        {writes && search.edit && (
          <VirtualKeyDrawer
            key={search.edit}
            id={search.edit}
            tenant={search.tenant}
            onClose={() => update({ edit: undefined }, true)}
          />
        )}
        {asked?.kind === 'rotate' && <RotateVirtualKey k={asked.key} onClose={close} />}
        {asked?.kind === 'snippets' && (
          <Dialog title={virtualKeyTexts.snippetsTitle(asked.key.name)} size="lg" onClose={close}>
            <Snippets of={asked.key} />
          </Dialog>
        )}
      </Suspense>
      {asked?.kind === 'revoke' && <RevokeDialog k={asked.key} onClose={close} />}
    </>
  );
}

type ActionProps = { k: VirtualKey; onEdit: () => void; onAsk: (kind: Asked['kind']) => void };

function Actions({ k, onEdit, onAsk }: ActionProps) {
  const v = virtualKeyTexts;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" c="dimmed" size={34} aria-label={t.common.actionsFor(k.name)}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCode size={15} />} onClick={() => onAsk('snippets')}>
            {v.snippets}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {keyTexts.actions.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => onAsk('rotate')}>
            {v.rotate}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconBan size={15} />}
            onClick={() => onAsk('revoke')}
          >
            {v.revoke}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

function RevokeDialog({ k, onClose }: { k: VirtualKey; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeVirtualKey(k),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: virtualKeyTexts.revoked(k.name) });
      onClose();
    },
    onSettled: () => refreshVirtualKeys(queries),
  });
  return (
    <ConfirmDialog
      title={virtualKeyTexts.revokeTitle(k.name)}
      submit={virtualKeyTexts.revokeSubmit}
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{virtualKeyTexts.revokeBody}</Text>
      <SaveError error={revoke.error} title={keyTexts.actionFailed} />
    </ConfirmDialog>
  );
}
