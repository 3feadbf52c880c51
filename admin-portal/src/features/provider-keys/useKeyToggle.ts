import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { t } from '../../texts';
import { refreshKeys } from './queries';

/** Enables a disabled key, disables any other. */
export function useKeyToggle() {
  const client = useQueryClient();
  return async function toggle(key: ProviderKey) {
    const status = key.status === 'inactive' ? 'active' : 'inactive';
    try {
      await providerKeys.update(key.id, { status }, key.version);
      notifications.show(
        status === 'active'
          ? { color: 'teal', message: t.keys.enabled(key.provider_name) }
          : { color: 'gray', title: t.keys.disabled(key.provider_name), message: t.keys.disabledBody },
      );
    } catch (error) {
      notifications.show({ color: 'red', autoClose: 12_000, title: t.keys.actionFailed, message: messageOf(error) });
    }
    await refreshKeys(client);
  };
}
