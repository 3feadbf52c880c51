import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { undoable } from '../../components/undo';
import { type KeyStatus, type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { keyTexts } from '../../texts/keys';
import { putKey, refreshKeys } from './queries';

const UNDO_MS = 10_000;

/** Enables a disabled key, disables any other: shown at once, and taken back by Undo or when the service refuses. */
export function useKeyToggle() {
  const client = useQueryClient();

  async function set(key: ProviderKey, status: KeyStatus, done: (saved: ProviderKey) => void) {
    putKey(client, { ...key, status, status_reason: null });
    try {
      done(await providerKeys.update(key.id, { status }, key.version));
    } catch (error) {
      putKey(client, key);
      notifications.show({ color: 'red', autoClose: 12_000, title: keyTexts.actionFailed, message: messageOf(error) });
    }
    await refreshKeys(client);
  }

  return function toggle(key: ProviderKey) {
    const enable = key.status === 'inactive';
    return set(key, enable ? 'active' : 'inactive', (saved) => {
      const id = `toggle-${key.id}`;
      const undo = () => {
        notifications.hide(id);
        void set(saved, enable ? 'inactive' : 'active', () => undefined);
      };
      notifications.show({
        id,
        color: enable ? 'teal' : 'gray',
        autoClose: UNDO_MS,
        title: enable ? keyTexts.enabled(key.provider_name) : keyTexts.disabled(key.provider_name),
        message: undoable(enable ? keyTexts.enabledBody : keyTexts.disabledBody, undo),
      });
    });
  };
}
