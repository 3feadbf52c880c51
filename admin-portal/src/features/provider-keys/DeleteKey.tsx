import { Stack, Text } from '@mantine/core';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import type { ProviderKey } from '../../lib/api';
import { PLATFORM_TENANT } from '../../lib/providers';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { modelsText } from './status';

type Props = { k: ProviderKey; tenant: string; onConfirm: () => void; onClose: () => void };

export default function DeleteKey({ k, tenant, onConfirm, onClose }: Props) {
  const models = modelsText(k.models_enabled).toLowerCase();
  const shared = k.tenant_id === PLATFORM_TENANT;
  return (
    <ConfirmDialog
      title={keyTexts.deleteTitle(k.provider_name)}
      submit={t.common.delete}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{shared ? keyTexts.deleteShared(models) : keyTexts.deleteOwn(models, tenant)}</Text>
        <Text size="sm" c="dimmed">
          {keyTexts.deleteFinal}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}
