import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { messageOf } from '../lib/problem';
import { t } from '../texts';

export function SaveError({ error, title = t.problem.saveTitle }: { error: unknown; title?: string }) {
  if (!error) return null;
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle />} title={title}>
      {messageOf(error)}
    </Alert>
  );
}
