import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { messageOf } from '../../lib/problem';
import { t } from '../../texts';
import { refreshKeys } from './queries';
import { works } from './verdict';

const AT_ONCE = 4;

/** Tests stored keys, a few at once; the list shows which are under way, a notification how it went. */
export function useKeyTests() {
  const client = useQueryClient();
  const [running, setRunning] = useState<ReadonlySet<string>>(new Set());

  async function testOne(key: ProviderKey) {
    try {
      const result = await providerKeys.testConnection(key.id);
      return { ok: works(result.verdict), text: t.test.advice[result.verdict] };
    } catch (error) {
      return { ok: false, text: messageOf(error) };
    } finally {
      setRunning((now) => new Set([...now].filter((id) => id !== key.id)));
    }
  }

  async function test(keys: ProviderKey[]) {
    const id = `test-${Date.now()}`;
    setRunning((now) => new Set([...now, ...keys.map((k) => k.id)]));
    const queue = [...keys];
    const failed: string[] = [];
    let done = 0;
    let last = '';
    if (keys.length > 1)
      notifications.show({
        id,
        loading: true,
        autoClose: false,
        withCloseButton: false,
        message: t.keys.testingAll(0, keys.length),
      });
    async function worker() {
      for (let key = queue.shift(); key; key = queue.shift()) {
        const { ok, text } = await testOne(key);
        last = text;
        if (!ok) failed.push(key.provider_name);
        done++;
        if (keys.length > 1)
          notifications.update({
            id,
            loading: true,
            autoClose: false,
            withCloseButton: false,
            message: t.keys.testingAll(done, keys.length),
          });
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    notifications.hide(id);
    const [only] = keys;
    notifications.show({
      color: failed.length ? 'red' : 'teal',
      autoClose: failed.length ? 12_000 : 5000,
      title:
        keys.length === 1 && only
          ? failed.length
            ? t.keys.testFailed(only.provider_name)
            : t.keys.testPassed(only.provider_name)
          : t.keys.testedAll(failed.length, keys.length),
      message: keys.length === 1 ? last : failed.join(', '),
    });
    await refreshKeys(client);
  }

  return { running, test };
}
