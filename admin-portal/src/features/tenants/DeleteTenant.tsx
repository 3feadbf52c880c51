import { Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { SaveError } from '../../components/SaveError';
import type { Tenant } from '../../lib/api';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { tenantTexts } from '../../texts/tenants';
import { deleteTenant, refreshTenants } from './queries';

/** Takes a whole tenant's keys with it, so its short name has to be typed. */
export function DeleteTenant({ of, onClose }: { of: Tenant; onClose: () => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => deleteTenant(of),
    onSuccess: () => {
      notifications.show({ color: 'gray', message: tenantTexts.deleted(of.name) });
      onClose();
    },
    onSettled: () => refreshTenants(queries),
  });
  return (
    <ConfirmDialog
      title={tenantTexts.deleteTitle(of.name)}
      submit={t.common.delete}
      busy={remove.isPending}
      disabled={typed.trim() !== of.slug}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">{tenantTexts.deleteBody}</Text>
      <TextInput
        label={tenantTexts.deleteConfirm(of.slug)}
        value={typed}
        autoComplete="off"
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <SaveError error={remove.error} title={keyTexts.actionFailed} />
    </ConfirmDialog>
  );
}
