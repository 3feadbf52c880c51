import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReturnFocus } from './useReturnFocus';

type Props = { title: string; size?: 'lg'; onClose: () => void; children: ReactNode };

/** What lies in the middle of the page. Mounted means open. */
export function Dialog({ title, size, onClose, children }: Props) {
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={<b>{title}</b>} centered size={size}>
      {children}
    </Modal>
  );
}
