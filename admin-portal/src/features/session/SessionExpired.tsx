import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAccess } from '../../lib/access';
import { http } from '../../lib/http';
import { loginUrl, session, useSessionExpired } from '../../lib/session';
import { relative } from '../../lib/time';
import { t } from '../../texts';

const WARN_BEFORE = 2 * 60_000;

/** Lies over the page when the session has ended, so that what was typed stays; signing in happens in another tab. */
export function SessionExpired() {
  const expired = useSessionExpired();
  const queries = useQueryClient();
  const { me } = useAccess();
  const [note, setNote] = useState<'still' | 'other'>();
  useEndWarning(me.session_expires_at);

  async function check(byHand: boolean) {
    try {
      const now = (await http.GET('/api/me')).data!;
      if (now.sub !== me.sub) return setNote('other');
      session.begin(now);
      setNote(undefined);
      await queries.invalidateQueries();
    } catch {
      if (byHand) setNote('still');
    }
  }
  useWindowEvent('focus', () => {
    if (expired) void check(false);
  });

  return (
    <Modal
      opened={expired}
      onClose={() => undefined}
      withCloseButton={false}
      title={<b>{t.session.expiredTitle}</b>}
      centered
      zIndex={400}
    >
      <Stack>
        <Text size="sm">{t.session.expiredBody}</Text>
        {note && (
          <Alert color="orange" role="alert">
            {note === 'still' ? t.session.stillExpired : t.session.otherPerson}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          {note === 'other' ? (
            <Button onClick={() => window.location.reload()}>{t.session.reload}</Button>
          ) : (
            <>
              <Button variant="default" onClick={() => void check(true)}>
                {t.session.continue}
              </Button>
              <Button component="a" href={loginUrl({ pathname: '/', search: '' })} target="_blank" rel="noopener">
                {t.session.signInAgain}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function useEndWarning(endsAt?: string | null) {
  useEffect(() => {
    if (!endsAt) return;
    const delay = Date.parse(endsAt) - Date.now() - WARN_BEFORE;
    if (delay <= 0 || delay > 2 ** 31) return;
    const timer = setTimeout(() => {
      const message = t.session.endsSoonBody(relative(endsAt));
      notifications.show({ id: 'session-end', color: 'orange', autoClose: false, title: t.session.endsSoonTitle, message });
    }, delay);
    return () => clearTimeout(timer);
  }, [endsAt]);
}
