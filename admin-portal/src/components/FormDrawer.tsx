import '../styles/forms.css';
import { type ReactNode, useRef, useState } from 'react';
import { t } from '../texts';
import { ConfirmDialog } from './ConfirmDialog';
import { SidePanel } from './SidePanel';

type Handle = { setDirty: (dirty: boolean) => void; cancel: () => void; close: () => void };
type Props = { title: string; onClose: () => void; children: (handle: Handle) => ReactNode };

/** A form at the side of the page. Closing it with unsaved input asks first. Mounted means open. */
export function FormDrawer({ title, onClose, children }: Props) {
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const cancel = () => (dirty.current ? setAsking(true) : onClose());
  const setDirty = (value: boolean) => {
    dirty.current = value;
  };
  return (
    <>
      <SidePanel title={<b>{title}</b>} onClose={cancel}>
        {children({ setDirty, cancel, close: onClose })}
      </SidePanel>
      {asking && (
        <ConfirmDialog
          title={t.common.discardTitle}
          submit={t.common.discard}
          onConfirm={onClose}
          onClose={() => setAsking(false)}
        >
          {t.common.discardBody}
        </ConfirmDialog>
      )}
    </>
  );
}
