import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SaveError } from '../../components/Form';
import formClasses from '../../components/Form.module.css';
import { Failure } from '../../components/States';
import type { ProviderKey } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { rotateKey } from '../../lib/rotation';
import { t } from '../../texts';
import { CredentialFields } from './CredentialFields';
import { refreshKeys, useKey } from './queries';
import { SavedKey } from './SavedKey';
import { credentialErrors } from './validate';
import { type KeyValues, toInput, valuesOf } from './values';

const OVERLAPS = Object.entries(t.rotate.overlaps).map(([value, label]) => ({ value, label }));
const DEFAULT_OVERLAP = 'PT24H';

export default function RotateKey({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error, isError, refetch } = useKey(id);
  return (
    <Modal opened onClose={onClose} title={<b>{t.rotate.title(data?.provider_name ?? '…')}</b>} centered size="lg">
      {data ? (
        <RotateForm stored={data} onClose={onClose} />
      ) : (
        isError && <Failure title={t.problem.loadTitle(t.keys.title)} error={error} onRetry={() => void refetch()} />
      )}
    </Modal>
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
      const start = performance.now();
      const { api_key, api_key_secondary, config } = toInput(values);
      const body = {
        api_key: api_key ?? '',
        api_key_secondary,
        overlap,
        ...(stored.provider === 'aws' ? { config } : {}),
      };
      const saved = await idempotent(body, (b, key) => rotateKey(stored.id, b, key));
      return { saved, ms: Math.round(performance.now() - start) };
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
        {t.rotate.body} {t.rotate.current(stored.last4)}
      </Text>
      <CredentialFields form={form} fixed />
      <Stack gap={6}>
        <Text size="sm" fw={500} id="overlap">
          {t.rotate.overlap}
        </Text>
        <SegmentedControl fullWidth aria-labelledby="overlap" value={overlap} onChange={setOverlap} data={OVERLAPS} />
        <Text size="xs" c="dimmed">
          {t.rotate.overlapHelp}
        </Text>
      </Stack>
      <SaveError error={rotate.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button type="submit" loading={rotate.isPending}>
          {t.rotate.submit}
        </Button>
      </Group>
    </form>
  );
}
