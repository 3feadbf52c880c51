import { Skeleton, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConflictDialog } from '../../components/ConflictDialog';
import { FormDrawer } from '../../components/FormDrawer';
import { Failure } from '../../components/States';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { statusOf } from '../../lib/problem';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { keyFormTexts } from '../../texts/keyForm';
import { conflictOf } from './conflict';
import { KeyForm } from './KeyForm';
import { refreshKeys, useKey } from './queries';
import { SavedKey } from './SavedKey';
import { type KeyValues, toInput, toPatch, valuesOf } from './values';

type Props = { id: string; tenant?: string; onClose: () => void };
type Saved = { saved: ProviderKey; since: number };

/** Adds a key (`id` "new") or edits one; after saving it shows how far the change is. */
export default function KeyDrawer({ id, tenant, onClose }: Props) {
  const editing = id !== 'new';
  const queries = useQueryClient();
  const loaded = useKey(editing ? id : undefined);
  const [based, setBased] = useState<ProviderKey>();
  const stored = based ?? loaded.data;
  const [round, setRound] = useState(0);
  const [done, setDone] = useState<Saved>();
  const [conflict, setConflict] = useState<{ mine: KeyValues; theirs: ProviderKey }>();
  const idempotent = useIdempotent();

  const save = useMutation({
    // What is kept of a finished call must not hold the secret that it sent.
    gcTime: 0,
    mutationFn: async ({ values, over }: { values: KeyValues; over?: number }): Promise<Saved> => {
      const since = performance.now();
      const key =
        editing && stored
          ? await providerKeys.update(stored.id, toPatch(valuesOf(stored), values), over ?? stored.version)
          : await idempotent(toInput(values), providerKeys.create);
      return { saved: key, since };
    },
    onSuccess: (result) => {
      setDone(result);
      setConflict(undefined);
      save.reset();
      void refreshKeys(queries);
    },
    onError: async (error, { values }) => {
      if (statusOf(error) === 412 && stored)
        setConflict({ mine: values, theirs: await providerKeys.getOne(stored.id) });
    },
  });

  const title = editing ? keyFormTexts.editTitle(stored?.provider_name ?? '…') : keyFormTexts.addTitle;
  return (
    <FormDrawer title={title} onClose={onClose}>
      {({ setDirty, cancel }) => {
        if (done) {
          const again = () => {
            setDone(undefined);
            setRound(round + 1);
          };
          setDirty(false);
          return <SavedKey {...done} onDone={onClose} onAgain={editing ? undefined : again} />;
        }
        if (editing && loaded.isError)
          return (
            <Failure
              title={t.problem.loadTitle(keyTexts.title)}
              error={loaded.error}
              onRetry={() => void loaded.refetch()}
            />
          );
        if (editing && !stored) return <Loading />;
        return (
          <>
            <KeyForm
              key={`${round}-${based?.version}`}
              stored={stored}
              tenant={tenant}
              save={(values) => save.mutate({ values })}
              saving={save.isPending}
              error={statusOf(save.error) === 412 ? null : save.error}
              setDirty={setDirty}
              onCancel={cancel}
            />
            {conflict && stored && (
              <ConflictDialog
                rows={conflictOf(valuesOf(stored), conflict.mine, conflict.theirs)}
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

function Loading() {
  return (
    <Stack role="status" aria-label={t.common.loading}>
      {[60, 60, 140, 60].map((h, i) => (
        <Skeleton key={i} h={h} />
      ))}
    </Stack>
  );
}
