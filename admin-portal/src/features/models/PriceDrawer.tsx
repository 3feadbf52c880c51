import { NumberInput, Select, Table, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FormFooter, FormSection, TwoColumns } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { FormDrawer } from '../../components/FormDrawer';
import { TenantSelect } from '../../components/TenantSelect';
import type { Model, Price, PriceInput, Provider } from '../../lib/api';
import { usd } from '../../lib/money';
import { Problem } from '../../lib/problem';
import { PROVIDERS } from '../../lib/providers';
import { useTenants } from '../../lib/tenants';
import { absolute } from '../../lib/time';
import { keyTexts } from '../../texts/keys';
import { priceTexts } from '../../texts/prices';
import { addPrice, refreshModels } from './queries';

const p = priceTexts;
const RATES = ['input', 'output', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'reasoning'] as const;

/** The prices of a model, in force and to come, and a new one. A price never changes: a later one takes its place. */
export default function PriceDrawer({ of, prices, onClose }: { of: Model; prices: Price[]; onClose: () => void }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: addPrice,
    onSuccess: () => {
      notifications.show({ color: 'teal', message: p.saved(of.display_name) });
      void refreshModels(queries);
      onClose();
    },
  });
  return (
    <FormDrawer title={p.title(of.display_name)} onClose={onClose}>
      {({ setDirty, cancel }) => (
        <PriceForm
          of={of}
          prices={prices}
          save={save.mutate}
          saving={save.isPending}
          error={save.error}
          setDirty={setDirty}
          onCancel={cancel}
        />
      )}
    </FormDrawer>
  );
}

type FormProps = {
  of: Model;
  prices: Price[];
  save: (price: PriceInput) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

function PriceForm({ of, prices, save, saving, error, setDirty, onCancel }: FormProps) {
  const form = useForm({
    initialValues: {
      provider: (of.routes[0]?.provider ?? 'openai') as Provider,
      tenant_id: null as string | null,
      from: '',
      rates: Object.fromEntries(RATES.map((r) => [r, '' as number | string])) as Record<
        (typeof RATES)[number],
        number | string
      >,
    },
    validate: {
      rates: {
        input: (x) => (x === '' ? p.errors.rate : null),
        output: (x) => (x === '' ? p.errors.rate : null),
      },
    },
  });
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors({ ...error.fields, from: error.fields.effective_from });
  }, [error]);
  const submit = form.onSubmit(({ provider, tenant_id, from, rates }) =>
    save({
      provider,
      model: of.model,
      tenant_id,
      effective_from: from ? `${from}T00:00:00Z` : null,
      per_million_tokens: Object.fromEntries(
        RATES.filter((r) => rates[r] !== '').map((r) => [r, String(rates[r])]),
      ) as PriceInput['per_million_tokens'],
    }),
  );
  return (
    <form noValidate onSubmit={submit} className={formClasses.form}>
      <Known of={of} prices={prices} />
      <FormSection title={p.newPrice} text={p.newPriceHelp}>
        <TwoColumns>
          <Select
            label={keyTexts.provider}
            data={of.routes.map((r) => ({ value: r.provider, label: PROVIDERS[r.provider].label }))}
            allowDeselect={false}
            {...form.getInputProps('provider')}
          />
          <TenantSelect label={p.scope} placeholder={p.everyone} clearable {...form.getInputProps('tenant_id')} />
        </TwoColumns>
        <TextInput type="date" label={p.from} description={p.fromHelp} {...form.getInputProps('from')} />
        <TwoColumns>
          {RATES.map((rate) => (
            <NumberInput
              key={rate}
              label={p.rates[rate]}
              withAsterisk={rate === 'input' || rate === 'output'}
              placeholder={p.asElse[rate]}
              prefix="$"
              min={0}
              decimalScale={6}
              hideControls
              {...form.getInputProps(`rates.${rate}`)}
            />
          ))}
        </TwoColumns>
      </FormSection>
      <SaveError error={error} />
      <FormFooter submit={p.submit} busy={saving} onCancel={onCancel} />
    </form>
  );
}

function Known({ of, prices }: { of: Model; prices: Price[] }) {
  const { nameOf } = useTenants();
  const known = prices
    .filter((x) => x.model === of.model)
    .toSorted((a, b) => b.effective_from.localeCompare(a.effective_from));
  if (!known.length)
    return (
      <Text size="sm" c="dimmed">
        {p.none}
      </Text>
    );
  return (
    <Table fz="sm" aria-label={p.known}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{p.from}</Table.Th>
          <Table.Th>{p.scope}</Table.Th>
          <Table.Th ta="right">{p.rates.input}</Table.Th>
          <Table.Th ta="right">{p.rates.output}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {known.map((x) => (
          <Table.Tr key={x.id}>
            <Table.Td>{absolute(x.effective_from)}</Table.Td>
            <Table.Td>
              {PROVIDERS[x.provider as Provider]?.label ?? x.provider},{' '}
              {x.tenant_id ? nameOf(x.tenant_id) : x.provider_key_id ? p.oneKey : p.everyone}
            </Table.Td>
            <Table.Td ta="right">{usd(x.per_million_tokens.input)}</Table.Td>
            <Table.Td ta="right">{usd(x.per_million_tokens.output)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
