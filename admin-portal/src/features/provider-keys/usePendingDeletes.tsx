import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { t } from '../../texts';
import { refreshKeys } from './queries';

const UNDO_MS = 7000;

/**
 * A delete is sent only when its time to undo has passed; until then its row is struck through. Leaving the page, or closing
 * the tab, sends what is waiting at once.
 */
export function usePendingDeletes() {
  const client = useQueryClient();
  const waiting = useRef(new Map<string, { key: ProviderKey; timer: ReturnType<typeof setTimeout> }>());
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const show = () => setIds(new Set(waiting.current.keys()));

  function take(id: string) {
    const entry = waiting.current.get(id);
    if (!entry) return undefined;
    clearTimeout(entry.timer);
    waiting.current.delete(id);
    notifications.hide(`delete-${id}`);
    return entry.key;
  }

  async function send(id: string, keepalive = false) {
    const key = take(id);
    if (!key) return;
    try {
      await providerKeys.delete(key.id, key.version, { keepalive });
      notifications.show({ color: 'gray', message: t.keys.deleted(key.provider_name) });
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: 12_000,
        title: t.keys.deleteFailed(key.provider_name),
        message: messageOf(error),
      });
    }
    await refreshKeys(client);
    show();
  }

  const flush = useRef(() => undefined as void);
  useEffect(() => {
    flush.current = () => [...waiting.current.keys()].forEach((id) => void send(id, true));
  });
  useEffect(() => {
    const leave = () => flush.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  function remove(key: ProviderKey) {
    waiting.current.set(key.id, { key, timer: setTimeout(() => void send(key.id), UNDO_MS) });
    show();
    const undo = () => {
      take(key.id);
      show();
    };
    notifications.show({
      id: `delete-${key.id}`,
      autoClose: false,
      withCloseButton: false,
      color: 'gray',
      title: t.keys.deleting(key.provider_name),
      message: (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm">{t.keys.deletingBody}</Text>
          <Button size="compact-sm" variant="default" onClick={undo}>
            {t.common.undo}
          </Button>
        </Group>
      ),
    });
  }

  return { deleting: ids, remove };
}
