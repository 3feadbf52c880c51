import { ActionIcon, Group, Menu, Tooltip } from '@mantine/core';
import {
  IconAlertOctagon,
  IconArrowBackUp,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import type { ProviderKey } from '../../lib/api';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { canRollBack } from './status';

type Props = {
  k: ProviderKey;
  testing: boolean;
  on: Record<'test' | 'edit' | 'rotate' | 'rollback' | 'toggle' | 'revoke' | 'remove', (key: ProviderKey) => void>;
};

export function KeyActions({ k, testing, on }: Props) {
  const { actions } = keyTexts;
  const enabled = k.status !== 'inactive';
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end">
      <Tooltip label={actions.test}>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          size={34}
          loading={testing}
          onClick={() => on.test(k)}
          aria-label={`${actions.test}: ${k.provider_name}`}
        >
          <IconPlugConnected size={17} />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            c="dimmed"
            size={34}
            aria-label={t.common.actionsFor(k.provider_name)}
          >
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => on.edit(k)}>
            {actions.edit}
          </Menu.Item>
          <Menu.Item leftSection={<IconRefresh size={15} />} onClick={() => on.rotate(k)}>
            {actions.rotate}
          </Menu.Item>
          {canRollBack(k) && (
            <Menu.Item leftSection={<IconArrowBackUp size={15} />} onClick={() => on.rollback(k)}>
              {actions.rollback}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={enabled ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
            onClick={() => on.toggle(k)}
          >
            {enabled ? actions.disable : actions.enable}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconAlertOctagon size={15} />}
            onClick={() => on.revoke(k)}
          >
            {actions.revoke}
          </Menu.Item>
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size={15} />}
            onClick={() => on.remove(k)}
          >
            {actions.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
