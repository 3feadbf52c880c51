import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { t } from '../texts';
import classes from './Snippet.module.css';

/** Text to take along; the whole of it is copied by one button. */
export function Snippet({ label, copy, children }: { label: string; copy: string; children: string }) {
  return (
    <figure className={classes.snippet}>
      <figcaption>{label}</figcaption>
      <pre tabIndex={0} aria-label={label}>
        {children}
      </pre>
      <CopyButton value={children}>
        {({ copied, copy: run }) => (
          <Tooltip label={copied ? t.common.copied : copy}>
            <ActionIcon
              variant="default"
              size={32}
              className={classes.copy}
              onClick={run}
              aria-label={copied ? t.common.copied : copy}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </figure>
  );
}
