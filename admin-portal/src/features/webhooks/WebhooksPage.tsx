import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDots,
  IconList,
  IconPencil,
  IconPlus,
  IconRefresh,
  IconSend,
  IconTrash,
  IconWebhook,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Card, Filters } from '../../components/Card';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { SaveError } from '../../components/SaveError';
import { PageHeader } from '../../components/PageHeader';
import { RowList } from '../../components/RowList';
import { Empty, Forbidden } from '../../components/States';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { Webhook } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { useTenants } from '../../lib/tenants';
import { useSearchUpdate } from '../../lib/useSearchUpdate';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { webhookTexts } from '../../texts/webhooks';
import { outcomeOf, webhookColumns } from './columns';
import { deleteWebhook, refreshWebhooks, rotateWebhook, testWebhook, useWebhooks } from './queries';
import { Dialog } from '../../components/Dialog';

const Deliveries = lazy(() => import('./Deliveries'));
const WebhookDrawer = lazy(() => import('./WebhookDrawer'));
const Secret = lazy(() => import('./WebhookDrawer').then((m) => ({ default: m.Secret })));

export const Route = createLazyRoute('/webhooks')({ component: Guarded });

type WebhookSearch = { tenant?: string; edit?: string; deliveries?: string };

function Guarded() {
  return useAccess().sees('webhooks') ? <WebhooksPage /> : <Forbidden />;
}

function WebhooksPage() {
  const search: WebhookSearch = useSearch({ from: '/webhooks' });
  const update = useSearchUpdate<WebhookSearch>();
  const { tenantId } = useAccess();
  const { nameOf } = useTenants();
  const queries = useQueryClient();
  const page = useWebhooks(search.tenant);
  const [asked, setAsked] = useState<{ kind: 'delete' | 'rotate'; webhook: Webhook }>();
  const columns = useMemo(() => webhookColumns(tenantId ? undefined : nameOf), [tenantId, nameOf]);
  const rows = page.data?.items;
  const byId = (id?: string) => rows?.find((w) => w.id === id);
  const add = () => update({ edit: 'new' }, true);
  const edited = byId(search.edit);
  const shown = byId(search.deliveries);

  async function test(webhook: Webhook) {
    try {
      const delivery = await testWebhook(webhook);
      const good = delivery.state === 'delivered';
      notifications.show({
        color: good ? 'teal' : 'red',
        autoClose: good ? 5000 : 12_000,
        title: good ? webhookTexts.testPassed : webhookTexts.testFailed,
        message: outcomeOf(delivery),
      });
    } catch (error) {
      notifications.show({ color: 'red', autoClose: 12_000, title: keyTexts.actionFailed, message: messageOf(error) });
    }
    await refreshWebhooks(queries);
  }

  return (
    <>
      <PageHeader title={webhookTexts.title} text={webhookTexts.subtitle}>
        <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={add}>
          {webhookTexts.add}
        </Button>
      </PageHeader>
      <Card label={webhookTexts.title}>
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
          label={webhookTexts.title}
          columns={columns}
          rows={rows}
          rowKey={(w) => w.id}
          error={page.error}
          onRetry={() => void page.refetch()}
          summary={rows && t.common.count(rows.length, webhookTexts.one)}
          actions={(w) => (
            <Actions
              w={w}
              onEdit={() => update({ edit: w.id }, true)}
              onDeliveries={() => update({ deliveries: w.id }, true)}
              onTest={() => void test(w)}
              onAsk={(kind) => setAsked({ kind, webhook: w })}
            />
          )}
          empty={
            <Empty
              icon={<IconWebhook size={26} />}
              title={search.tenant ? webhookTexts.noMatchTitle : webhookTexts.emptyTitle}
              text={webhookTexts.emptyBody}
            >
              <Button onClick={add}>{webhookTexts.add}</Button>
            </Empty>
          }
        />
      </Card>
      <Suspense fallback={null}>
        {(search.edit === 'new' || edited) && (
          <WebhookDrawer
            key={search.edit}
            stored={edited}
            tenant={search.tenant}
            onClose={() => update({ edit: undefined }, true)}
          />
        )}
        {shown && <Deliveries of={shown} onClose={() => update({ deliveries: undefined }, true)} />}
      </Suspense>
      {asked?.kind === 'delete' && <DeleteWebhook of={asked.webhook} onClose={() => setAsked(undefined)} />}
      {asked?.kind === 'rotate' && <RotateWebhook of={asked.webhook} onClose={() => setAsked(undefined)} />}
    </>
  );
}

type ActionProps = {
  w: Webhook;
  onEdit: () => void;
  onDeliveries: () => void;
  onTest: () => void;
  onAsk: (kind: 'delete' | 'rotate') => void;
};

function Actions({ w, onEdit, onDeliveries, onTest, onAsk }: ActionProps) {
  const { actions } = webhookTexts;
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" c="dimmed" size={34} aria-label={t.common.actionsFor(w.url)}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconSend size={15} />} onClick={onTest}>
            {actions.test}
          </Menu.Item>
          <Menu.Item leftSection={<IconList size={15} />} onClick={onDeliveries}>
            {actions.deliveries}
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {keyTexts.actions.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => onAsk('rotate')}>
            {actions.rotate}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size={15} />}
            onClick={() => onAsk('delete')}
          >
            {keyTexts.actions.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}

type DialogProps = { of: Webhook; onClose: () => void };

function DeleteWebhook({ of, onClose }: DialogProps) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteWebhook(of),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: webhookTexts.deleted });
      onClose();
    },
    onSettled: () => refreshWebhooks(queries),
  });
  return (
    <ConfirmDialog
      title={webhookTexts.deleteTitle}
      submit={t.common.delete}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{webhookTexts.deleteBody(of.url)}</Text>
      <SaveError error={remove.error} title={keyTexts.actionFailed} />
    </ConfirmDialog>
  );
}

function RotateWebhook({ of, onClose }: DialogProps) {
  const rotate = useMutation({ gcTime: 0, mutationFn: () => rotateWebhook(of) });
  if (rotate.data) {
    return (
      <Dialog title={webhookTexts.rotated} size="lg" onClose={onClose}>
        <Suspense fallback={null}>
          <Secret secret={rotate.data.secret} onClose={onClose} />
        </Suspense>
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      title={webhookTexts.rotateTitle}
      submit={webhookTexts.rotateSubmit}
      busy={rotate.isPending}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{webhookTexts.rotateBody}</Text>
      <SaveError error={rotate.error} title={keyTexts.actionFailed} />
    </ConfirmDialog>
  );
}
