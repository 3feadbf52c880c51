import '../styles/forms.css';
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { t } from '../texts';
import { conflictTexts } from '../texts/conflict';
import { Dialog } from './Dialog';

export type ConflictRow = { field: string; theirs: string; yours: string };

type Props = { rows: ConflictRow[]; busy: boolean; onOverwrite: () => void; onTake: () => void; onClose: () => void };

/** After a 412: both versions side by side; nothing typed is lost before the person has chosen. */
export function ConflictDialog({ rows, busy, onOverwrite, onTake, onClose }: Props) {
  return (
    <Dialog title={conflictTexts.title} size="lg" onClose={onClose}>
      <Stack>
        <Text size="sm">{rows.length ? conflictTexts.body : conflictTexts.same}</Text>
        {rows.length > 0 && (
          <Table aria-label={conflictTexts.title}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{conflictTexts.field}</Table.Th>
                <Table.Th>{conflictTexts.theirs}</Table.Th>
                <Table.Th>{conflictTexts.yours}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.field}>
                  <Table.Th>{row.field}</Table.Th>
                  <Table.Td>{row.theirs}</Table.Td>
                  <Table.Td fw={600}>{row.yours}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="gray" c="dimmed" onClick={onClose}>
            {t.common.keepEditing}
          </Button>
          <Button variant="default" onClick={onTake}>
            {conflictTexts.take}
          </Button>
          {rows.length > 0 && (
            <Button loading={busy} onClick={onOverwrite}>
              {conflictTexts.overwrite}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
