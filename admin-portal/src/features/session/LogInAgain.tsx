import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useAccess } from '../../lib/access';
import { http } from '../../lib/http';
import { type Asking, loginUrl, session, SIGNED_IN, signedIn, stepUpUrl } from '../../lib/session';
import { t } from '../../texts';

/**
 * Lies over the page when the session has ended, or when a step needs a fresher login, so that what was typed stays;
 * signing in happens in another tab, which tells this one when it is done.
 */
export default function LogInAgain({ why }: { why: NonNullable<Asking> }) {
  const queries = useQueryClient();
  const { me } = useAccess();
  const [note, setNote] = useState<'still' | 'other'>();
  const left = useRef(false);
  const words = t.session[why === 'expired' ? 'expired' : 'stepUp'];

  async function check(byHand: boolean) {
    // Before a step-up the session is still there: without a login in the other tab nothing has changed.
    if (why === 'step-up' && !left.current) return;
    try {
      const now = (await http.GET('/api/me')).data!;
      if (now.sub !== me.sub) return setNote('other');
      session.begin(now);
      await queries.invalidateQueries();
    } catch {
      if (byHand) setNote('still');
    }
  }
  useWindowEvent('focus', () => void (why === 'expired' && check(false)));
  useEffect(() => signedIn.listen(() => void check(false)));

  return (
    <Modal
      opened
      onClose={() => session.cancelStepUp()}
      withCloseButton={why === 'step-up'}
      closeOnEscape={why === 'step-up'}
      closeOnClickOutside={false}
      title={<b>{words.title}</b>}
      centered
      zIndex={400}
    >
      <Stack>
        <Text size="sm">{words.body}</Text>
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
              <Button
                component="a"
                href={why === 'step-up' ? stepUpUrl : loginUrl({ pathname: SIGNED_IN, search: '' })}
                target="_blank"
                rel="noopener"
                onClick={() => {
                  left.current = true;
                }}
              >
                {words.submit}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
