import { MultiSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { AmountInput, CountInput, FormFooter, FormSection, TwoColumns } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { VirtualKey } from '../../lib/api';
import { useModelNames } from '../../lib/models';
import { Problem } from '../../lib/problem';
import { PLATFORM_TENANT } from '../../lib/providers';
import { t } from '../../texts';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { validate, valuesOf, type VirtualKeyValues } from './values';

type Props = {
  stored?: VirtualKey;
  tenant?: string;
  save: (values: VirtualKeyValues) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

const v = virtualKeyTexts;

export function VirtualKeyForm({ stored, tenant, save, saving, error, setDirty, onCancel }: Props) {
  const { tenantId } = useAccess();
  const models = useModelNames();
  const form = useForm<VirtualKeyValues>({
    initialValues: valuesOf(stored, tenant),
    validateInputOnBlur: true,
    validate,
  });
  const asksTenant = !tenantId && !stored;
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors({ ...error.fields, models: error.fields.models_allowed });
  }, [error]);
  return (
    <form noValidate onSubmit={form.onSubmit(save)} className={formClasses.form}>
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
        {asksTenant && (
          <TenantSelect
            label={keyFormTexts.tenant}
            description={' '}
            withAsterisk
            placeholder={keyFormTexts.tenantHint}
            only={(id) => id !== PLATFORM_TENANT}
            {...form.getInputProps('tenant_id')}
          />
        )}
      </TwoColumns>
      <FormSection title={keyFormTexts.modelsSection}>
        <SegmentedControl
          fullWidth
          aria-label={keyFormTexts.modelsMode}
          data={[
            { value: 'all', label: v.modelsAll },
            { value: 'chosen', label: keyFormTexts.modelsChosen },
          ]}
          {...form.getInputProps('all')}
        />
        {form.values.all === 'chosen' && (
          <MultiSelect
            label={keyFormTexts.modelsPick}
            data={[...new Set([...models, ...form.values.models])]}
            searchable
            hidePickedOptions
            placeholder={keyFormTexts.modelsHint}
            nothingFoundMessage={keyFormTexts.modelsNone}
            {...form.getInputProps('models')}
          />
        )}
        <TwoColumns>
          <AmountInput label={keyFormTexts.dailyLimit} {...form.getInputProps('daily_limit')} />
          <AmountInput label={keyFormTexts.monthlyBudget} {...form.getInputProps('monthly_budget')} />
        </TwoColumns>
        <TwoColumns>
          <CountInput label={keyFormTexts.dailyRequests} {...form.getInputProps('daily_requests')} />
          <CountInput label={keyFormTexts.dailyTokens} {...form.getInputProps('daily_tokens')} />
        </TwoColumns>
        <TwoColumns>
          <CountInput label={v.rpm} {...form.getInputProps('rpm')} />
          <CountInput label={v.tpm} {...form.getInputProps('tpm')} />
        </TwoColumns>
        <TwoColumns>
          <CountInput label={v.maxOutput} {...form.getInputProps('max_output_tokens')} />
          <TextInput type="date" label={keyFormTexts.expiresAt} {...form.getInputProps('expires_on')} />
        </TwoColumns>
      </FormSection>
      <SaveError error={error} />
      <FormFooter submit={stored ? t.common.save : v.submit} busy={saving} onCancel={onCancel} />
    </form>
  );
}
