import { ActionIcon, Autocomplete, Button, Input, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { keyFormTexts } from '../../texts/keyForm';
import classes from './ProviderKeys.module.css';
import type { KeyValues } from './values';

/** Azure only: which deployment of the resource serves which model of the catalogue. */
export function Deployments({ form, models }: { form: UseFormReturnType<KeyValues>; models: string[] }) {
  const f = keyFormTexts;
  return (
    <Input.Wrapper label={f.deployments} description={f.deploymentsHelp} labelElement="div">
      <Stack gap="xs" mt={8}>
        {form.values.deployments.map((d, i) => (
          <div key={i} className={classes.deployment}>
            <Autocomplete
              aria-label={`${f.deploymentModel} ${i + 1}`}
              placeholder={f.deploymentModel}
              data={models}
              {...form.getInputProps(`deployments.${i}.model`)}
            />
            <TextInput
              aria-label={`${f.deploymentName} ${i + 1}`}
              placeholder={f.deploymentName}
              {...form.getInputProps(`deployments.${i}.deployment`)}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              c="dimmed"
              size={36}
              aria-label={f.deploymentRemove(d.model)}
              onClick={() => form.removeListItem('deployments', i)}
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
            onClick={() => form.insertListItem('deployments', { model: '', deployment: '' })}
          >
            {f.deploymentAdd}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
