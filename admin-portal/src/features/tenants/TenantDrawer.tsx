import { Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConflictDialog, type ConflictRow } from '../../components/ConflictDialog';
import { FormDrawer } from '../../components/FormDrawer';
import { Failure } from '../../components/States';
import type { Tenant } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { statusOf } from '../../lib/problem';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { tenantTexts } from '../../texts/tenants';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { createTenant, readTenant, refreshTenants, updateTenant, useTenant } from './queries';
import { TenantForm } from './TenantForm';
import { type TenantValues, toInput, toPatch, valuesOf } from './values';

/** Adds a tenant (`id` "new") or edits one. */
export default function TenantDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const editing = id !== 'new';
  const queries = useQueryClient();
  const loaded = useTenant(editing ? id : undefined);
  const [based, setBased] = useState<Tenant>();
  const [conflict, setConflict] = useState<{ mine: TenantValues; theirs: Tenant }>();
  const idempotent = useIdempotent();
  const stored = based ?? loaded.data;
  const save = useMutation({
    mutationFn: ({ values, over }: { values: TenantValues; over?: number }) =>
      editing && stored
        ? updateTenant(stored.id, toPatch(valuesOf(stored), values), over ?? stored.version)
        : idempotent(toInput(values), createTenant),
    onSuccess: (tenant) => {
      notifications.show({ color: 'teal', message: tenantTexts.saved(tenant.name) });
      void refreshTenants(queries);
      onClose();
    },
    onError: async (error, { values }) => {
      if (statusOf(error) === 412 && stored) setConflict({ mine: values, theirs: await readTenant(stored.id) });
    },
  });

  return (
    <FormDrawer title={editing ? tenantTexts.editTitle(stored?.name ?? '…') : tenantTexts.addTitle} onClose={onClose}>
      {({ setDirty, cancel }) => {
        if (editing && loaded.isError)
          return (
            <Failure
              title={t.problem.loadTitle(tenantTexts.title)}
              error={loaded.error}
              onRetry={() => void loaded.refetch()}
            />
          );
        if (editing && !stored) return <Skeleton h={300} role="status" aria-label={t.common.loading} />;
        return (
          <>
            <TenantForm
              key={based?.version}
              stored={stored}
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

const LABELS: Record<string, string> = {
  name: tenantTexts.name,
  domain: tenantTexts.domain,
  tier: tenantTexts.tier,
  timezone: tenantTexts.timezone,
  currency: tenantTexts.currency,
  daily_limit: keyFormTexts.dailyLimit,
  monthly_budget: keyFormTexts.monthlyBudget,
  markup_percent: tenantTexts.markup,
  platform_fee: tenantTexts.fee,
  fallback_on_limit: tenantTexts.fallbackOnLimit,
  status: keyTexts.status,
  key_policy: tenantTexts.policy,
  daily_requests: keyFormTexts.dailyRequests,
  daily_tokens: keyFormTexts.dailyTokens,
  rpm: virtualKeyTexts.rpm,
  tpm: virtualKeyTexts.tpm,
  max_output_tokens: virtualKeyTexts.maxOutput,
};

function conflictOf(before: TenantValues, mine: TenantValues, theirs: TenantValues): ConflictRow[] {
  const wanted = toPatch(before, mine) as Record<string, unknown>;
  const now = { ...wanted, ...toPatch(mine, theirs) } as Record<string, unknown>;
  return Object.keys(wanted)
    .filter((name) => JSON.stringify(now[name]) !== JSON.stringify(wanted[name]))
    .map((name) => ({ field: LABELS[name] ?? name, theirs: show(now[name]), yours: show(wanted[name]) }));
}

const show = (value: unknown) =>
  value === null
    ? t.common.none
    : typeof value === 'object'
      ? Object.values(value as object).join(', ')
      : String(value);
