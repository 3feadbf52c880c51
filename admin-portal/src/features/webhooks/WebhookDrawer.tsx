import { Alert, Button, Checkbox, Group, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { FormFooter, FormSection } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { FormDrawer } from '../../components/FormDrawer';
import { Snippet } from '../../components/Snippet';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import type { Webhook, WebhookInput } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { PLATFORM_TENANT } from '../../lib/providers';
import { t } from '../../texts';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { webhookTexts } from '../../texts/webhooks';
import { createWebhook, refreshWebhooks, updateWebhook } from './queries';

const w = webhookTexts;

type EventType = keyof typeof w.events;
/** Those that can be chosen; `webhook.test` is sent on request only. */
const EVENTS = (Object.keys(w.events) as EventType[]).filter((e) => e !== 'webhook.test');

/** Adds an endpoint, or changes `stored`. The signing secret of a new one is shown once. */
export default function WebhookDrawer({
  stored,
  tenant,
  onClose,
}: {
  stored?: Webhook;
  tenant?: string;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const save = useMutation({
    gcTime: 0,
    mutationFn: async (body: WebhookInput) => {
      if (!stored) return (await createWebhook(body)).secret;
      await updateWebhook(stored.id, body);
      return null;
    },
    onSuccess: (secret) => {
      void refreshWebhooks(queries);
      if (secret === null) onClose();
    },
  });
  return (
    <FormDrawer title={save.data ? w.created : stored ? w.editTitle : w.addTitle} onClose={onClose}>
      {({ setDirty, cancel }) =>
        save.data ? (
          <Secret secret={save.data} setDirty={setDirty} onClose={onClose} />
        ) : (
          <WebhookForm
            stored={stored}
            tenant={tenant}
            save={save.mutate}
            saving={save.isPending}
            error={save.error}
            setDirty={setDirty}
            onCancel={cancel}
          />
        )
      }
    </FormDrawer>
  );
}

type SecretProps = { secret: string; setDirty?: (dirty: boolean) => void; onClose: () => void };

/** The only look at a signing secret. */
export function Secret({ secret, setDirty, onClose }: SecretProps) {
  useEffect(() => setDirty?.(false));
  return (
    <Stack gap="lg">
      <Alert color="orange" icon={<IconEyeOff />}>
        {w.secretOnce}
      </Alert>
      <Snippet label={w.secret} copy={w.copySecret}>
        {secret}
      </Snippet>
      <Group justify="flex-end">
        <Button onClick={onClose}>{virtualKeyTexts.closeToken}</Button>
      </Group>
    </Stack>
  );
}

type FormProps = {
  stored?: Webhook;
  tenant?: string;
  save: (body: WebhookInput) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

function WebhookForm({ stored, tenant, save, saving, error, setDirty, onCancel }: FormProps) {
  const { tenantId } = useAccess();
  const form = useForm({
    initialValues: {
      tenant_id: stored?.tenant_id ?? tenantId ?? tenant ?? '',
      url: stored?.url ?? '',
      description: stored?.description ?? '',
      events: (stored?.events ?? EVENTS) as string[],
      enabled: stored?.enabled ?? true,
    },
    validateInputOnBlur: true,
    validate: {
      tenant_id: (x) => (x ? null : keyFormTexts.errors.tenant),
      url: (x) => (URL.canParse(x) && /^https?:\/\//.test(x) ? null : w.errors.url),
      events: (x) => (x.length ? null : w.errors.events),
    },
  });
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors(error.fields);
  }, [error]);
  const submit = form.onSubmit(({ tenant_id, events, ...x }) =>
    save({ ...x, events: events as WebhookInput['events'], ...(stored ? {} : { tenant_id }) }),
  );
  return (
    <form noValidate onSubmit={submit} className={formClasses.form}>
      {!tenantId && !stored && (
        <TenantSelect
          label={keyFormTexts.tenant}
          withAsterisk
          placeholder={keyFormTexts.tenantHint}
          only={(id) => id !== PLATFORM_TENANT}
          {...form.getInputProps('tenant_id')}
        />
      )}
      <TextInput
        label={w.url}
        description={w.urlHelp}
        placeholder="https://example.com/hooks/router"
        withAsterisk
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('url')}
      />
      <TextInput label={w.description} autoComplete="off" maxLength={200} {...form.getInputProps('description')} />
      <FormSection title={w.eventsTitle}>
        <Checkbox.Group aria-label={w.eventsTitle} {...form.getInputProps('events')}>
          <Stack gap="sm">
            {EVENTS.map((event) => (
              <Checkbox key={event} value={event} label={w.events[event].name} description={w.events[event].help} />
            ))}
          </Stack>
        </Checkbox.Group>
      </FormSection>
      {stored && (
        <Switch
          label={t.common.enabled}
          description={w.enabledHelp}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
        />
      )}
      <SaveError error={error} />
      <FormFooter submit={stored ? t.common.save : w.add} busy={saving} onCancel={onCancel} />
    </form>
  );
}
