import { ActionIcon, Button, Input, Select, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { KeyPolicy } from '../../lib/api';
import { useModelNames } from '../../lib/models';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';
import { tenantTexts } from '../../texts/tenants';
import classes from './Overrides.module.css';
import type { TenantValues } from './values';

const x = tenantTexts;
export const POLICIES = (Object.keys(x.policies) as KeyPolicy[]).map((value) => ({ value, label: x.policies[value] }));

/** Providers and models whose order of keys is another than the tenant's. */
export function Overrides({ form }: { form: UseFormReturnType<TenantValues> }) {
  const models = useModelNames();
  const data = [
    { group: x.overrideProviders, items: PROVIDER_IDS.map((value) => ({ value, label: PROVIDERS[value].label })) },
    { group: x.overrideModels, items: models },
  ];
  return (
    <Input.Wrapper label={x.overrides} description={x.overridesHelp} labelElement="div">
      <Stack gap="xs" mt={8}>
        {form.values.overrides.map((o, i) => (
          <div key={i} className={classes.override}>
            <Select
              aria-label={x.overrideOf(i + 1)}
              placeholder={x.overrideHint}
              data={data}
              searchable
              limit={60}
              allowDeselect={false}
              {...form.getInputProps(`overrides.${i}.of`)}
            />
            <Select
              aria-label={x.overridePolicy(o.of || String(i + 1))}
              data={POLICIES}
              allowDeselect={false}
              {...form.getInputProps(`overrides.${i}.policy`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="dimmed"
              size={36}
              aria-label={x.overrideRemove(o.of || String(i + 1))}
              onClick={() => form.removeListItem('overrides', i)}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => form.insertListItem('overrides', { of: '', policy: 'own_only' })}
          >
            {x.overrideAdd}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
