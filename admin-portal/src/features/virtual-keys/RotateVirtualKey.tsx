import '../../styles/forms.css';
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SaveError } from '../../components/SaveError';
import type { VirtualKey } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { t } from '../../texts';
import { rotateTexts } from '../../texts/keySecrets';
import { keyTexts } from '../../texts/keys';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { refreshVirtualKeys, rotateVirtualKey } from './queries';
import { Token } from './Token';
import { Dialog } from '../../components/Dialog';

const v = virtualKeyTexts;
const OVERLAPS = Object.entries(rotateTexts.overlaps).map(([value, label]) => ({ value, label }));

/** A new token for the same key, so that its name, limits and history stay. */
export default function RotateVirtualKey({ k, onClose }: { k: VirtualKey; onClose: () => void }) {
  const queries = useQueryClient();
  const idempotent = useIdempotent();
  const [overlap, setOverlap] = useState('PT24H');
  const rotate = useMutation({
    gcTime: 0,
    mutationFn: () => idempotent(overlap, (o, key) => rotateVirtualKey(k.id, o, key)),
    onSuccess: () => refreshVirtualKeys(queries),
  });
  return (
    <Dialog title={v.rotateTitle(k.name)} size="lg" onClose={onClose}>
      {rotate.data ? (
        <Token created={rotate.data} onClose={onClose} />
      ) : (
        <Stack>
          <Text size="sm">{v.rotateBody}</Text>
          <Text size="sm" fw={500} id="token-overlap">
            {v.rotateOverlap}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="token-overlap"
            value={overlap}
            onChange={setOverlap}
            data={OVERLAPS}
          />
          <SaveError error={rotate.error} title={keyTexts.actionFailed} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
              {v.rotateSubmit}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
