import { MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { AmountInput, CountInput, FormFooter, FormSection, SaveError, TwoColumns } from '../../components/Form';
import formClasses from '../../components/Form.module.css';
import { FormDrawer } from '../../components/FormDrawer';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { VirtualKey, VirtualKeyInput } from '../../lib/api';
import { useIdempotent } from '../../lib/idempotency';
import { useModelNames } from '../../lib/models';
import { toAmount } from '../../lib/money';
import { PLATFORM_TENANT } from '../../lib/providers';
import { t } from '../../texts';
import { createVirtualKey, refreshVirtualKeys } from './queries';
import { Token } from './Token';

export default function VirtualKeyDrawer({ tenant, onClose }: { tenant?: string; onClose: () => void }) {
  const queries = useQueryClient();
  const idempotent = useIdempotent();
  const create = useMutation({
    gcTime: 0,
    mutationFn: (input: VirtualKeyInput) => idempotent(input, createVirtualKey),
    onSuccess: () => void refreshVirtualKeys(queries),
  });
  return (
    <FormDrawer
      title={create.data ? t.virtualKeys.created(create.data.name) : t.virtualKeys.formTitle}
      onClose={onClose}
    >
      {({ setDirty, cancel }) =>
        create.data ? (
          <Shown created={create.data} setDirty={setDirty} onClose={onClose} />
        ) : (
          <VirtualKeyForm
            tenant={tenant}
            save={create.mutate}
            saving={create.isPending}
            error={create.error}
            setDirty={setDirty}
            onCancel={cancel}
          />
        )
      }
    </FormDrawer>
  );
}

function Shown({
  created,
  setDirty,
  onClose,
}: {
  created: VirtualKey;
  setDirty: (d: boolean) => void;
  onClose: () => void;
}) {
  useEffect(() => setDirty(false));
  return <Token created={created} onClose={onClose} />;
}

type FormProps = {
  tenant?: string;
  save: (input: VirtualKeyInput) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

function VirtualKeyForm({ tenant, save, saving, error, setDirty, onCancel }: FormProps) {
  const { tenantId } = useAccess();
  const models = useModelNames();
  const v = t.virtualKeys;
  const form = useForm({
    initialValues: {
      name: '',
      tenant_id: tenantId ?? tenant ?? '',
      all: 'all',
      models: [] as string[],
      daily_limit: '' as number | string,
      monthly_budget: '' as number | string,
      rpm: '' as number | string,
      tpm: '' as number | string,
      max_output_tokens: '' as number | string,
      expires_on: '',
    },
    validateInputOnBlur: true,
    validate: {
      name: (x) => (!x.trim() || x.trim().length > 120 ? t.keyForm.errors.name : null),
      tenant_id: (x) => (x ? null : t.keyForm.errors.tenant),
      models: (x, all) => (all.all === 'all' || x.length ? null : t.keyForm.errors.models),
    },
  });
  useEffect(() => setDirty(form.isDirty()));
  const count = (x: number | string) => (x === '' ? null : Number(x));
  const submit = form.onSubmit((x) =>
    save({
      name: x.name.trim(),
      tenant_id: x.tenant_id,
      models_allowed: x.all === 'all' ? ['*'] : x.models,
      daily_limit: toAmount(x.daily_limit),
      monthly_budget: toAmount(x.monthly_budget),
      rpm: count(x.rpm),
      tpm: count(x.tpm),
      max_output_tokens: count(x.max_output_tokens),
      expires_at: x.expires_on ? `${x.expires_on}T00:00:00Z` : null,
    }),
  );
  return (
    <form noValidate onSubmit={submit} className={formClasses.form}>
      <TwoColumns>
        <TextInput
          label={v.name}
          description={v.nameHelp}
          placeholder={v.nameHint}
          withAsterisk
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        {!tenantId && (
          <TenantSelect
            label={t.keyForm.tenant}
            description={' '}
            withAsterisk
            placeholder={t.keyForm.tenantHint}
            only={(id) => id !== PLATFORM_TENANT}
            {...form.getInputProps('tenant_id')}
          />
        )}
      </TwoColumns>
      <FormSection title={t.keyForm.modelsSection}>
        <SegmentedControl
          fullWidth
          aria-label={t.keyForm.modelsMode}
          data={[
            { value: 'all', label: v.modelsAll },
            { value: 'chosen', label: t.keyForm.modelsChosen },
          ]}
          {...form.getInputProps('all')}
        />
        {form.values.all === 'chosen' && (
          <MultiSelect
            label={t.keyForm.modelsPick}
            data={models}
            searchable
            hidePickedOptions
            placeholder={t.keyForm.modelsHint}
            nothingFoundMessage={t.keyForm.modelsNone}
            {...form.getInputProps('models')}
          />
        )}
        <TwoColumns>
          <AmountInput label={t.keyForm.dailyLimit} {...form.getInputProps('daily_limit')} />
          <AmountInput label={t.keyForm.monthlyBudget} {...form.getInputProps('monthly_budget')} />
        </TwoColumns>
        <TwoColumns>
          <CountInput label={v.rpm} {...form.getInputProps('rpm')} />
          <CountInput label={v.tpm} {...form.getInputProps('tpm')} />
        </TwoColumns>
        <TwoColumns>
          <CountInput label={v.maxOutput} {...form.getInputProps('max_output_tokens')} />
          <TextInput type="date" label={t.keyForm.expiresAt} {...form.getInputProps('expires_on')} />
        </TwoColumns>
      </FormSection>
      <SaveError error={error} />
      <FormFooter submit={v.submit} busy={saving} onCancel={onCancel} />
    </form>
  );
}
