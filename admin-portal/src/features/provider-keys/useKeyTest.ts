import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { testTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { refreshKeys } from './queries';
import { works } from './verdict';

/** Tests one stored key; its row shows that it is under way, a notification how it went. */
export function useKeyTest() {
  const client = useQueryClient();
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());

  async function test(key: ProviderKey) {
    setRunning((now) => new Set([...now, key.id]));
    try {
      const { verdict } = await providerKeys.testConnection(key.id);
      const good = works(verdict);
      notifications.show({
        color: good ? 'teal' : 'red',
        autoClose: good ? 5000 : 12_000,
        title: good ? keyTexts.testPassed(key.provider_name) : keyTexts.testFailed(key.provider_name),
        message: testTexts.advice[verdict],
      });
    } catch (error) {
      notifications.show({ color: 'red', autoClose: 12_000, title: testTexts.failedCall, message: messageOf(error) });
    } finally {
      setRunning((now) => new Set([...now].filter((id) => id !== key.id)));
    }
    await refreshKeys(client);
  }

  return { running, test };
}
