import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { undoable } from '../../components/undo';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { keyTexts } from '../../texts/keys';
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
      notifications.show({ color: 'gray', message: keyTexts.deleted(key.provider_name) });
    } catch (error) {
      notifications.show({
        color: 'red',
        autoClose: 12_000,
        title: keyTexts.deleteFailed(key.provider_name),
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
      title: keyTexts.deleting(key.provider_name),
      message: undoable(keyTexts.deletingBody, undo),
    });
  }

  return { deleting: ids, remove };
}
