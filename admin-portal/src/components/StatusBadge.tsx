import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import classes from './StatusBadge.module.css';

export type Tone = 'good' | 'idle' | 'bad' | 'warn';

const ICONS = { good: IconCircleCheck, idle: IconCircleMinus, bad: IconCircleX, warn: IconAlertCircle };

/** A state in words, with an icon and a colour; `why` is a tooltip and part of what a screen reader says. */
export function StatusBadge({ tone, label, why }: { tone: Tone; label: string; why?: string | null }) {
  const Icon = ICONS[tone];
  const badge = (
    <span className={classes.status} data-tone={tone} role={why ? 'note' : undefined} tabIndex={why ? 0 : undefined}>
      <Icon size={14} aria-hidden />
      {label}
      {why && <VisuallyHidden>: {why}</VisuallyHidden>}
    </span>
  );
  if (!why) return badge;
  return (
    <Tooltip label={why} multiline maw={320}>
      {badge}
    </Tooltip>
  );
}
