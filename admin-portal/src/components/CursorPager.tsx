import { ActionIcon, Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef } from 'react';
import { t } from '../texts';
import classes from './CursorPager.module.css';

type Props = { cursor?: string; next?: string | null; shown: string; onCursor: (cursor: string | undefined) => void };

/**
 * Pages of a keyset list. The cursor is in the URL; the way back is remembered here, so after a reload "Previous"
 * leads to the first page.
 */
export function CursorPager({ cursor, next, shown, onCursor }: Props) {
  const trail = useRef<(string | undefined)[]>([]);
  if (!cursor) trail.current = [];
  if (!cursor && !next) return null;
  const forward = () => {
    trail.current.push(cursor);
    onCursor(next ?? undefined);
  };
  return (
    <nav className={classes.pager} aria-label={t.common.page(trail.current.length + 1)}>
      <span>{shown}</span>
      <Group gap={6}>
        <ActionIcon
          variant="default"
          size={34}
          disabled={!cursor}
          aria-label={t.common.previous}
          onClick={() => onCursor(trail.current.pop())}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
        <ActionIcon variant="default" size={34} disabled={!next} aria-label={t.common.next} onClick={forward}>
          <IconChevronRight size={17} />
        </ActionIcon>
      </Group>
    </nav>
  );
}
