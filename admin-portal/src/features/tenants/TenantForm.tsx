import { NumberInput, Select, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';
import { AmountInput, CountInput, FormFooter, FormSection, TwoColumns } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import classes from '../../components/Form.module.css';
import type { Tenant, Tier } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { t } from '../../texts';
import { tenantTexts } from '../../texts/tenants';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { useAccess } from '../../lib/access';
import { Overrides, POLICIES } from './Overrides';
import { slugOf, type TenantValues, validate, valuesOf } from './values';

const x = tenantTexts;
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((z) => z !== 'UTC')];
const TIERS = (Object.keys(x.tiers) as Tier[]).map((value) => ({ value, label: x.tiers[value] }));

type Props = {
  stored?: Tenant;
  save: (values: TenantValues) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

export function TenantForm({ stored, save, saving, error, setDirty, onCancel }: Props) {
  const { platform } = useAccess();
  const [slugTyped, setSlugTyped] = useState(!!stored);
  const form = useForm<TenantValues>({ initialValues: valuesOf(stored), validateInputOnBlur: true, validate });
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors(error.fields);
  }, [error]);
  const name = form.getInputProps('name');

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus())}
    >
      <TwoColumns>
        <TextInput
          label={x.name}
          withAsterisk
          autoComplete="off"
          data-autofocus
          {...name}
          onChange={(e) => {
            name.onChange(e);
            if (!slugTyped) form.setFieldValue('slug', slugOf(e.currentTarget.value));
          }}
        />
        <TextInput
          label={x.slug}
          withAsterisk
          readOnly={!!stored}
          description={stored ? undefined : x.slugHelp}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('slug')}
          onInput={() => setSlugTyped(true)}
        />
      </TwoColumns>
      <TwoColumns>
        <Select
          label={x.tier}
          data={TIERS}
          allowDeselect={false}
          disabled={!platform}
          {...form.getInputProps('tier')}
        />
        <TextInput label={x.domain} placeholder="acme.example" {...form.getInputProps('domain')} />
      </TwoColumns>
      <Text size="sm" c="dimmed" mt={-8}>
        {x.tierHelp[form.values.tier]}
      </Text>
      {form.values.tier === 'hybrid' && (
        <FormSection title={x.policySection}>
          <Select
            label={x.policy}
            description={x.policyHelp}
            data={POLICIES}
            allowDeselect={false}
            {...form.getInputProps('policy')}
          />
          <Overrides form={form} />
          <Switch
            label={x.fallbackOnLimit}
            description={x.fallbackOnLimitHelp}
            {...form.getInputProps('fallback_on_limit', { type: 'checkbox' })}
          />
        </FormSection>
      )}
      {platform && (
        <>
          <Select
            label={x.timezone}
            description={x.timezoneHelp}
            data={ZONES}
            searchable
            limit={50}
            allowDeselect={false}
            {...form.getInputProps('timezone')}
          />
          <FormSection title={x.limitsSection} text={x.limitsHelp}>
            <TwoColumns>
              <AmountInput label={keyFormTexts.dailyLimit} {...form.getInputProps('daily_limit')} />
              <AmountInput label={keyFormTexts.monthlyBudget} {...form.getInputProps('monthly_budget')} />
            </TwoColumns>
            <TwoColumns>
              <CountInput label={keyFormTexts.dailyRequests} {...form.getInputProps('daily_requests')} />
              <CountInput label={keyFormTexts.dailyTokens} {...form.getInputProps('daily_tokens')} />
              <CountInput label={virtualKeyTexts.rpm} {...form.getInputProps('rpm')} />
              <CountInput label={virtualKeyTexts.tpm} {...form.getInputProps('tpm')} />
              <CountInput label={virtualKeyTexts.maxOutput} {...form.getInputProps('max_output_tokens')} />
            </TwoColumns>
          </FormSection>
          <FormSection title={x.billingSection}>
            <TwoColumns>
              <NumberInput
                label={x.markup}
                suffix=" %"
                min={0}
                decimalScale={4}
                hideControls
                {...form.getInputProps('markup_percent')}
              />
              <NumberInput
                label={x.fee}
                min={0}
                decimalScale={2}
                thousandSeparator=","
                hideControls
                {...form.getInputProps('platform_fee')}
              />
            </TwoColumns>
            <TwoColumns>
              <TextInput label={x.currency} maxLength={3} {...form.getInputProps('currency')} />
            </TwoColumns>
          </FormSection>
          {stored && <Switch label={t.common.enabled} {...form.getInputProps('active', { type: 'checkbox' })} />}
        </>
      )}
      <SaveError error={error} />
      <FormFooter submit={stored ? t.common.save : x.submit} busy={saving} onCancel={onCancel} />
    </form>
  );
}
