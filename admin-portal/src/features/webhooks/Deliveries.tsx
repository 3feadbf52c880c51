import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconRepeat, IconSend } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { RowList } from '../../components/RowList';
import { Empty } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { Delivery, Webhook } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { keyTexts } from '../../texts/keys';
import { webhookTexts } from '../../texts/webhooks';
import { DELIVERY_COLUMNS } from './columns';
import { redeliver, refreshWebhooks, useDeliveries } from './queries';
import { SidePanel } from '../../components/SidePanel';

/** What was sent to an endpoint lately, and how it went. */
export default function Deliveries({ of, onClose }: { of: Webhook; onClose: () => void }) {
  const queries = useQueryClient();
  const { writes } = useAccess();
  const { data, error, refetch } = useDeliveries(of.id);

  async function again(d: Delivery) {
    try {
      await redeliver(of.id, d.id);
      notifications.show({ color: 'teal', message: webhookTexts.redelivering });
    } catch (e) {
      notifications.show({ color: 'red', autoClose: 12_000, title: keyTexts.actionFailed, message: messageOf(e) });
    }
    await refreshWebhooks(queries);
  }

  return (
    <SidePanel title={<b>{webhookTexts.deliveries}</b>} size={680} onClose={onClose}>
      <Text size="sm" c="dimmed" mb="md">
        {of.url}
      </Text>
      <RowList
        label={webhookTexts.deliveries}
        columns={DELIVERY_COLUMNS}
        rows={data?.items}
        rowKey={(d) => d.id}
        error={error}
        onRetry={() => void refetch()}
        actions={writes ? (d) => d.state !== 'pending' && <Again d={d} onClick={() => void again(d)} /> : undefined}
        empty={
          <Empty icon={<IconSend size={26} />} title={webhookTexts.noDeliveries} text={webhookTexts.noDeliveriesBody} />
        }
      />
    </SidePanel>
  );
}

function Again({ d, onClick }: { d: Delivery; onClick: () => void }) {
  return (
    <Tooltip label={webhookTexts.redeliver}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="dimmed"
        size={34}
        onClick={onClick}
        aria-label={`${webhookTexts.redeliver}: ${webhookTexts.events[d.type].name}`}
      >
        <IconRepeat size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
