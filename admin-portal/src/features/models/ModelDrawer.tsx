import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { CountInput, FormFooter, FormSection, TwoColumns } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { FormDrawer } from '../../components/FormDrawer';
import type { Model, Provider } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { PROVIDER_IDS, PROVIDERS } from '../../lib/providers';
import { t } from '../../texts';
import { keyFormTexts } from '../../texts/keyForm';
import { modelTexts } from '../../texts/models';
import classes from './ModelsPage.module.css';
import { refreshModels, saveModel } from './queries';

const m = modelTexts;
const MODES = (Object.keys(m.modes) as (keyof typeof m.modes)[]).map((value) => ({ value, label: m.modes[value] }));

/** Adds a model to the catalogue, or changes `stored`; its name is its identity and stays. */
export default function ModelDrawer({ stored, onClose }: { stored?: Model; onClose: () => void }) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: saveModel,
    onSuccess: (saved) => {
      notifications.show({ color: 'teal', message: m.saved(saved.display_name) });
      void refreshModels(queries);
      onClose();
    },
  });
  return (
    <FormDrawer title={stored ? m.editTitle(stored.display_name) : m.addTitle} onClose={onClose}>
      {({ setDirty, cancel }) => (
        <ModelForm
          stored={stored}
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
  stored?: Model;
  save: (model: Model) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

function ModelForm({ stored, save, saving, error, setDirty, onCancel }: FormProps) {
  const form = useForm({
    initialValues: {
      model: stored?.model ?? '',
      display_name: stored?.display_name ?? '',
      mode: stored?.mode ?? 'chat',
      context_window: (stored?.context_window ?? '') as number | string,
      max_output_tokens: (stored?.max_output_tokens ?? '') as number | string,
      routes: (stored?.routes ?? [{ provider: 'openai', litellm_model: '' }]).map((r) => ({
        provider: r.provider as Provider,
        litellm_model: r.litellm_model,
        inference_profile: r.inference_profile ?? false,
      })),
    },
    validateInputOnBlur: true,
    validate: {
      model: (x) => (/^[a-z0-9][a-z0-9._-]{0,99}$/.test(x) ? null : m.errors.name),
      display_name: (x) => (x.trim() ? null : keyFormTexts.errors.name),
      context_window: (x) => (Number(x) >= 1 ? null : keyFormTexts.errors.whole),
      routes: { litellm_model: (x) => (/^[^/*]+\/[^*]+$/.test(x.trim()) ? null : m.errors.litellm) },
    },
  });
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors(error.fields);
  }, [error]);
  const { routes } = form.values;
  const free = PROVIDER_IDS.filter((p) => !routes.some((r) => r.provider === p));
  const submit = form.onSubmit((x) =>
    save({
      ...x,
      display_name: x.display_name.trim(),
      context_window: Number(x.context_window),
      max_output_tokens: Number(x.max_output_tokens || 0),
      routes: x.routes.map(({ inference_profile, ...r }) => ({
        ...r,
        litellm_model: r.litellm_model.trim(),
        ...(inference_profile ? { inference_profile } : {}),
      })),
    }),
  );
  return (
    <form noValidate onSubmit={submit} className={formClasses.form}>
      <TwoColumns>
        <TextInput
          label={m.name}
          description={stored ? undefined : m.nameHelp}
          withAsterisk
          readOnly={!!stored}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('model')}
        />
        <TextInput
          label={m.displayName}
          description={stored ? undefined : ' '}
          withAsterisk
          autoComplete="off"
          {...form.getInputProps('display_name')}
        />
      </TwoColumns>
      <Select label={m.mode} data={MODES} allowDeselect={false} {...form.getInputProps('mode')} />
      <TwoColumns>
        <CountInput label={m.contextWindow} withAsterisk placeholder="" {...form.getInputProps('context_window')} />
        <CountInput label={m.longest} min={0} placeholder="" {...form.getInputProps('max_output_tokens')} />
      </TwoColumns>
      <FormSection title={m.routes} text={m.routesHelp}>
        <Stack gap="md">
          {routes.map((route, i) => (
            <div key={route.provider} className={classes.route}>
              <Select
                aria-label={m.routeProvider(i + 1)}
                data={PROVIDER_IDS.filter((p) => p === route.provider || free.includes(p)).map((value) => ({
                  value,
                  label: PROVIDERS[value].label,
                }))}
                allowDeselect={false}
                {...form.getInputProps(`routes.${i}.provider`)}
              />
              <TextInput
                aria-label={m.routeModel(PROVIDERS[route.provider].label)}
                placeholder="openai/gpt-4o"
                {...form.getInputProps(`routes.${i}.litellm_model`)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                c="dimmed"
                size={36}
                aria-label={m.routeRemove(PROVIDERS[route.provider].label)}
                onClick={() => form.removeListItem('routes', i)}
              >
                <IconTrash size={17} />
              </ActionIcon>
              {route.provider === 'aws' && (
                <Checkbox
                  label={m.inferenceProfile}
                  {...form.getInputProps(`routes.${i}.inference_profile`, { type: 'checkbox' })}
                />
              )}
            </div>
          ))}
          {routes.length === 0 && (
            <Text size="sm" c="dimmed">
              {m.routesNone}
            </Text>
          )}
          {free.length > 0 && (
            <Group>
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconPlus size={15} aria-hidden />}
                onClick={() =>
                  form.insertListItem('routes', { provider: free[0]!, litellm_model: '', inference_profile: false })
                }
              >
                {m.routeAdd}
              </Button>
            </Group>
          )}
        </Stack>
      </FormSection>
      <SaveError error={error} />
      <FormFooter submit={stored ? t.common.save : m.add} busy={saving} onCancel={onCancel} />
    </form>
  );
}
