import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { SaveError } from '../../components/SaveError';
import type { ProviderKey } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { revokeKey, rollbackKey } from '../../lib/rotation';
import { emergencyTexts } from '../../texts/keySecrets';
import { keyTexts } from '../../texts/keys';
import { refreshKeys } from './queries';

export type Emergency = { kind: 'rollback' | 'revoke'; key: ProviderKey };

/** Brings the old secret back, or destroys a stolen one. */
export default function EmergencyDialog({ of: { kind, key }, onClose }: { of: Emergency; onClose: () => void }) {
  const queries = useQueryClient();
  const idempotent = useIdempotent();
  const words = emergencyTexts[kind];
  const act = useMutation({
    mutationFn: () => (kind === 'revoke' ? revokeKey(key.id) : idempotent(key.id, rollbackKey)),
    onSuccess: (saved) => {
      notifications.show({ color: 'gray', title: words.done(key.provider_name), message: words.doneBody(saved.last4) });
      onClose();
    },
    onSettled: () => refreshKeys(queries),
  });
  return (
    <ConfirmDialog
      title={words.title(key.provider_name)}
      submit={words.submit}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Stack gap="sm">
        <Text size="sm">{words.body}</Text>
        <SaveError error={act.error} title={keyTexts.actionFailed} />
      </Stack>
    </ConfirmDialog>
  );
}
