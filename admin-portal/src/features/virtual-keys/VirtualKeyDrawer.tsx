import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ConflictDialog } from '../../components/ConflictDialog';
import { FormDrawer } from '../../components/FormDrawer';
import { Failure } from '../../components/States';
import { useAccess } from '../../lib/access';
import type { VirtualKey } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { statusOf } from '../../lib/problem';
import { t } from '../../texts';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { conflictOf } from './conflict';
import { createVirtualKey, readVirtualKey, refreshVirtualKeys, updateVirtualKey, useVirtualKey } from './queries';
import { Token } from './Token';
import { toInput, toPatch, valuesOf, type VirtualKeyValues } from './values';
import { VirtualKeyForm } from './VirtualKeyForm';

type Props = { id: string; tenant?: string; onClose: () => void };

/** Adds a virtual key (`id` "new") and shows its token once, or edits one. */
export default function VirtualKeyDrawer({ id, tenant, onClose }: Props) {
  const editing = id !== 'new';
  const { tenantId } = useAccess();
  const queries = useQueryClient();
  const loaded = useVirtualKey(editing ? id : undefined);
  const [based, setBased] = useState<VirtualKey>();
  const [conflict, setConflict] = useState<{ mine: VirtualKeyValues; theirs: VirtualKey }>();
  const stored = based ?? loaded.data;
  const idempotent = useIdempotent();
  const save = useMutation({
    gcTime: 0,
    mutationFn: ({ values, over }: { values: VirtualKeyValues; over?: number }) =>
      editing && stored
        ? updateVirtualKey(stored.id, toPatch(valuesOf(stored), values), over ?? stored.version)
        : idempotent(toInput(values), createVirtualKey),
    onSuccess: (saved) => {
      void refreshVirtualKeys(queries);
      if (!editing) return;
      notifications.show({ color: 'teal', message: virtualKeyTexts.saved(saved.name) });
      onClose();
    },
    onError: async (error, { values }) => {
      if (statusOf(error) === 412 && stored) setConflict({ mine: values, theirs: await readVirtualKey(stored.id) });
    },
  });
  const created = editing ? undefined : save.data;
  const title = created
    ? virtualKeyTexts.created(created.name)
    : editing
      ? keyFormTexts.editTitle(stored?.name ?? '…')
      : virtualKeyTexts.formTitle;

  return (
    <FormDrawer title={title} onClose={onClose}>
      {({ setDirty, cancel }) => {
        if (created) return <Shown created={created} setDirty={setDirty} onClose={onClose} />;
        if (editing && loaded.isError)
          return (
            <Failure
              title={t.problem.loadTitle(virtualKeyTexts.title)}
              error={loaded.error}
              onRetry={() => void loaded.refetch()}
            />
          );
        if (editing && !stored) return <Skeleton h={300} role="status" aria-label={t.common.loading} />;
        return (
          <>
            <VirtualKeyForm
              key={based?.version}
              stored={stored}
              tenant={tenantId ?? tenant}
              save={(values) => save.mutate({ values })}
              saving={save.isPending}
              error={statusOf(save.error) === 412 ? null : save.error}
              setDirty={setDirty}
              onCancel={cancel}
            />
            {conflict && stored && (
              <ConflictDialog
                rows={conflictOf(valuesOf(stored), conflict.mine, valuesOf(conflict.theirs))}
                busy={save.isPending}
                onOverwrite={() => save.mutate({ values: conflict.mine, over: conflict.theirs.version })}
                onTake={() => {
                  setBased(conflict.theirs);
                  setConflict(undefined);
                }}
                onClose={() => setConflict(undefined)}
              />
            )}
          </>
        );
      }}
    </FormDrawer>
  );
}

type ShownProps = { created: VirtualKey; setDirty: (dirty: boolean) => void; onClose: () => void };

function Shown({ created, setDirty, onClose }: ShownProps) {
  useEffect(() => setDirty(false));
  return <Token created={created} onClose={onClose} />;
}
