import { Stack, Text } from '@mantine/core';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import type { ProviderKey } from '../../lib/api';
import { PLATFORM_TENANT } from '../../lib/providers';
import { t } from '../../texts';
import { modelsText } from './status';

type Props = { k: ProviderKey; tenant: string; onConfirm: () => void; onClose: () => void };

export default function DeleteKey({ k, tenant, onConfirm, onClose }: Props) {
  const models = modelsText(k.models_enabled).toLowerCase();
  const shared = k.tenant_id === PLATFORM_TENANT;
  return (
    <ConfirmDialog
      title={t.keys.deleteTitle(k.provider_name)}
      submit={t.common.delete}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{shared ? t.keys.deleteShared(models) : t.keys.deleteOwn(models, tenant)}</Text>
        <Text size="sm" c="dimmed">
          {t.keys.deleteFinal}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
