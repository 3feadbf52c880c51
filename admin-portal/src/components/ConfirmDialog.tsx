import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../texts';
import { Dialog } from './Dialog';

type Props = {
  title: string;
  submit: string;
  onConfirm: () => void;
  onClose: () => void;
  busy?: boolean;
  disabled?: boolean;
  children: ReactNode;
};

/** Asks before something that hurts; says what it will do, never just "Are you sure?". Mounted means open. */
export function ConfirmDialog({ title, submit, onConfirm, onClose, busy, disabled, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        {children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t.common.cancel}
          </Button>
          <Button color="red.8" loading={busy} disabled={disabled} onClick={onConfirm}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
