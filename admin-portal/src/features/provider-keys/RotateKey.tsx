import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { Failure } from '../../components/States';
import type { ProviderKey } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { rotateKey } from '../../lib/rotation';
import { t } from '../../texts';
import { rotateTexts } from '../../texts/keySecrets';
import { keyTexts } from '../../texts/keys';
import { CredentialFields } from './CredentialFields';
import { refreshKeys, useKey } from './queries';
import { SavedKey } from './SavedKey';
import { credentialErrors } from './validate';
import { type KeyValues, toInput, valuesOf } from './values';
import { Dialog } from '../../components/Dialog';

const OVERLAPS = Object.entries(rotateTexts.overlaps).map(([value, label]) => ({ value, label }));
const DEFAULT_OVERLAP = 'PT24H';

export default function RotateKey({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isError, refetch } = useKey(id);
  return (
    <Dialog title={rotateTexts.title(data?.provider_name ?? '…')} size="lg" onClose={onClose}>
      {data ? (
        <RotateForm stored={data} onClose={onClose} />
      ) : (
        isError && <Failure title={t.problem.loadTitle(keyTexts.title)} error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  );
}

function RotateForm({ stored, onClose }: { stored: ProviderKey; onClose: () => void }) {
  const queries = useQueryClient();
  const idempotent = useIdempotent();
  const [overlap, setOverlap] = useState(DEFAULT_OVERLAP);
  const form = useForm<KeyValues>({ initialValues: valuesOf(stored), validate: (v) => credentialErrors(v) });
  const rotate = useMutation({
    gcTime: 0,
    mutationFn: async (values: KeyValues) => {
      const since = performance.now();
      const { api_key, api_key_secondary, config } = toInput(values);
      const body = {
        api_key: api_key ?? '',
        api_key_secondary,
        overlap,
        ...(stored.provider === 'aws' ? { config } : {}),
      };
      const saved = await idempotent(body, (b, key) => rotateKey(stored.id, b, key));
      return { saved, since };
    },
    onSuccess: () => {
      form.reset();
      void refreshKeys(queries);
    },
  });
  if (rotate.data) return <SavedKey {...rotate.data} onDone={onClose} />;
  return (
    <form noValidate onSubmit={form.onSubmit((v) => rotate.mutate(v))} className={formClasses.form}>
      <Text size="sm" c="dimmed">
        {rotateTexts.body} {rotateTexts.current(stored.last4)}
      </Text>
      <CredentialFields form={form} fixed />
      <Stack gap={6}>
        <Text size="sm" fw={500} id="overlap">
          {rotateTexts.overlap}
        </Text>
        <SegmentedControl fullWidth aria-labelledby="overlap" value={overlap} onChange={setOverlap} data={OVERLAPS} />
        <Text size="xs" c="dimmed">
          {rotateTexts.overlapHelp}
        </Text>
      </Stack>
      <SaveError error={rotate.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button type="submit" loading={rotate.isPending}>
          {rotateTexts.submit}
        </Button>
      </Group>
    </form>
  );
}
