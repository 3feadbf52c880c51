import '../../styles/forms.css';
import { Button, Checkbox, List, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { SaveError } from '../../components/SaveError';
import { Problem } from '../../lib/problem';
import { monthName } from '../../lib/time';
import { reportTexts } from '../../texts/reports';
import { closeMonth } from './queries';

const c = reportTexts.close;

/** Freezes a month that is over: an admin's step that nobody can take back. */
export function CloseMonth({ month }: { month: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconLock size={17} aria-hidden />} onClick={() => setAsking(true)}>
        {c.action}
      </Button>
      {asking && <CloseDialog month={month} onClose={() => setAsking(false)} />}
    </>
  );
}

function CloseDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const queries = useQueryClient();
  const [acceptSuspense, setAcceptSuspense] = useState(false);
  const close = useMutation({
    mutationFn: () => closeMonth(month, acceptSuspense),
    onSuccess: () => {
      notifications.show({ color: 'teal', message: c.done(monthName(month)) });
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['get', '/api/reports/monthly'] }),
  });
  const obstacles = close.error instanceof Problem ? close.error.details : [];
  return (
    <ConfirmDialog
      title={c.title(monthName(month))}
      submit={c.submit}
      busy={close.isPending}
      onConfirm={() => close.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{c.body}</Text>
      <Checkbox
        label={c.acceptSuspense}
        checked={acceptSuspense}
        onChange={(e) => setAcceptSuspense(e.currentTarget.checked)}
      />
      <SaveError error={close.error} title={c.failed} />
      {obstacles.length > 0 && (
        <List size="sm">
          {obstacles.map((text) => (
            <List.Item key={text}>{text}</List.Item>
          ))}
        </List>
      )}
    </ConfirmDialog>
  );
}
