import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccess } from '../../lib/access';
import { http } from '../../lib/http';
import { loginUrl, session } from '../../lib/session';
import { t } from '../../texts';

/** Lies over the page when the session has ended, so that what was typed stays; signing in happens in another tab. */
export default function SessionExpired() {
  const queries = useQueryClient();
  const { me } = useAccess();
  const [note, setNote] = useState<'still' | 'other'>();

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
  useWindowEvent('focus', () => void check(false));

  return (
    <Modal
      opened
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
