import {
  Collapse,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Stack,
  Switch,
  TextInput,
  UnstyledButton,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { AmountInput, CountInput, FormSection, TwoColumns } from '../../components/Form';
import { useTenants } from '../../lib/tenants';
import { resetHint } from '../../lib/time';
import { keyFormTexts } from '../../texts/keyForm';
import classes from './ModelsAndLimits.module.css';
import type { KeyValues } from './values';

const f = keyFormTexts;

export function ModelsAndLimits({ form, models }: { form: UseFormReturnType<KeyValues>; models: string[] }) {
  const { byId } = useTenants();
  const [more, { toggle }] = useDisclosure(false);
  const { all_models, models: chosen, tenant_id } = form.values;
  return (
    <FormSection title={f.modelsSection}>
      <SegmentedControl
        fullWidth
        aria-label={f.modelsMode}
        value={all_models ? 'all' : 'chosen'}
        onChange={(mode) => form.setFieldValue('all_models', mode === 'all')}
        data={[
          { value: 'all', label: f.modelsAll },
          { value: 'chosen', label: f.modelsChosen },
        ]}
        className={classes.mode}
      />
      {!all_models && (
        <MultiSelect
          label={f.modelsPick}
          withAsterisk
          placeholder={chosen.length ? undefined : f.modelsHint}
          data={[...new Set([...models, ...chosen])]}
          searchable
          hidePickedOptions
          nothingFoundMessage={f.modelsNone}
          {...form.getInputProps('models')}
        />
      )}
      <TwoColumns>
        <AmountInput
          label={f.dailyLimit}
          description={f.limitHelp(resetHint(byId.get(tenant_id)?.timezone))}
          {...form.getInputProps('daily_limit')}
        />
        <AmountInput label={f.monthlyBudget} description={f.budgetHelp} {...form.getInputProps('monthly_budget')} />
      </TwoColumns>
      <Switch label={f.enabled} description={f.enabledHelp} {...form.getInputProps('enabled', { type: 'checkbox' })} />
      <UnstyledButton className={classes.more} onClick={toggle} aria-expanded={more}>
        <IconChevronDown size={16} aria-hidden data-open={more || undefined} />
        {f.more}
      </UnstyledButton>
      <Collapse expanded={more}>
        <Stack>
          <TwoColumns>
            <NumberInput
              label={f.weight}
              description={f.weightHelp}
              min={1}
              allowDecimal={false}
              {...form.getInputProps('weight')}
            />
            <TextInput
              type="date"
              label={f.expiresAt}
              description={f.expiresHelp}
              {...form.getInputProps('expires_on')}
            />
          </TwoColumns>
          <TwoColumns>
            <CountInput label={f.dailyRequests} {...form.getInputProps('daily_requests')} />
            <CountInput label={f.dailyTokens} {...form.getInputProps('daily_tokens')} />
          </TwoColumns>
          <TwoColumns>
            <CountInput label={f.rpm} {...form.getInputProps('rpm')} />
            <CountInput label={f.tpm} {...form.getInputProps('tpm')} />
          </TwoColumns>
          <TwoColumns>
            <CountInput label={f.concurrency} {...form.getInputProps('max_concurrency')} />
          </TwoColumns>
        </Stack>
      </Collapse>
    </FormSection>
  );
}
