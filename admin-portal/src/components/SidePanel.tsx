import '../styles/forms.css';
import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './SidePanel.module.css';
import { useReturnFocus } from './useReturnFocus';

type Props = { title: ReactNode; size?: number; onClose: () => void; children: ReactNode };

/** What lies at the side of the page. Mounted means open. */
export function SidePanel({ title, size = 580, onClose, children }: Props) {
  useReturnFocus();
  return (
    <Drawer opened onClose={onClose} position="right" size={size} padding="lg" classNames={classes} title={title}>
      {children}
    </Drawer>
  );
}
