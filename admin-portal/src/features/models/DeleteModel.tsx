import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { SaveError } from '../../components/SaveError';
import type { Model } from '../../lib/api';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { modelTexts } from '../../texts/models';
import { deleteModel, refreshModels } from './queries';

export default function DeleteModel({ of, onClose }: { of: Model; onClose: () => void }) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteModel(of),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: modelTexts.deleted(of.display_name) });
      onClose();
    },
    onSettled: () => refreshModels(queries),
  });
  return (
    <ConfirmDialog
      title={modelTexts.deleteTitle(of.display_name)}
      submit={t.common.delete}
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{modelTexts.deleteBody}</Text>
      <SaveError error={remove.error} title={keyTexts.actionFailed} />
    </ConfirmDialog>
  );
}
