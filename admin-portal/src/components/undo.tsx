import { Button, Group, Text } from '@mantine/core';
import { t } from '../texts';

/** The message of a notification that says what was done, and takes it back. */
export const undoable = (text: string, undo: () => void) => (
  <Group justify="space-between" wrap="nowrap">
    <Text size="sm">{text}</Text>
    <Button size="compact-sm" variant="default" onClick={undo}>
      {t.common.undo}
    </Button>
  </Group>
);
