import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconClipboardText, IconPlugConnected } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { FormFooter, FormSection, TwoColumns } from '../../components/Form';
import { SaveError } from '../../components/SaveError';
import formClasses from '../../components/Form.module.css';
import { TenantSelect } from '../../components/TenantSelect';
import { useAccess } from '../../lib/access';
import { type ProviderKey, providerKeys } from '../../lib/api';
import { Problem } from '../../lib/problem';
import { useModelNames } from '../../lib/models';
import { PROVIDERS } from '../../lib/providers';
import { t } from '../../texts';
import { testTexts } from '../../texts/keyTests';
import { keyTexts } from '../../texts/keys';
import { keyFormTexts } from '../../texts/keyForm';
import { CredentialFields } from './CredentialFields';
import { Deployments } from './Deployments';
import { AUTHS } from './fields';
import { ModelsAndLimits } from './ModelsAndLimits';
import { ProviderChoice } from './ProviderChoice';
import classes from './ProviderKeys.module.css';
import { TestVerdict } from './TestVerdict';
import { usePaste } from './usePaste';
import { credentialErrors, validate } from './validate';
import { emptyValues, type KeyValues, same, toInput, valuesOf } from './values';

type Props = {
  stored?: ProviderKey;
  tenant?: string;
  save: (values: KeyValues) => void;
  saving: boolean;
  error: unknown;
  setDirty: (dirty: boolean) => void;
  onCancel: () => void;
};

/** Adds a key, or edits `stored`. Server-side violations land on the fields they name. */
export function KeyForm({ stored, tenant, save, saving, error, setDirty, onCancel }: Props) {
  const { tenantId } = useAccess();
  const before = useMemo(() => stored && valuesOf(stored), [stored]);
  const form = useForm<KeyValues>({
    mode: 'controlled',
    initialValues: before ?? emptyValues(tenantId ?? tenant ?? ''),
    validateInputOnBlur: true,
    validate: (v) => validate(v, before),
  });
  const { provider, auth } = form.values;
  const models = useModelNames(provider);
  const paste = usePaste(form, !!stored);
  const test = useMutation({ mutationFn: (v: KeyValues) => runTest(v, stored, before) });
  useEffect(() => setDirty(form.isDirty()));
  useEffect(() => {
    if (error instanceof Problem) form.setErrors(fieldErrors(error));
  }, [error]);
  useEffect(() => test.reset(), [provider, auth, form.values.api_key]);

  function tryConnection() {
    const errors = credentialErrors(form.values, before);
    form.setErrors(errors);
    const first = Object.keys(errors)[0];
    if (first) form.getInputNode(first)?.focus();
    else test.mutate(form.values);
  }

  return (
    <form
      noValidate
      className={formClasses.form}
      onPaste={paste.onPaste}
      onSubmit={form.onSubmit(save, (errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus())}
    >
      {!stored && (
        <ProviderChoice
          value={provider}
          onChange={(p) => {
            form.setValues({ provider: p, auth: AUTHS[p][0]!, api_key: '', api_key_secondary: '', models: [] });
            form.clearErrors();
          }}
        />
      )}
      <p className={classes.tip} role="status">
        <IconClipboardText size={17} aria-hidden />
        {paste.note || keyFormTexts.pasteHint}
      </p>
      <TwoColumns>
        <TextInput
          label={keyFormTexts.name}
          withAsterisk
          placeholder={keyFormTexts.nameHint}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('provider_name')}
        />
        {!tenantId && !stored && (
          <TenantSelect
            label={keyFormTexts.tenant}
            withAsterisk
            placeholder={keyFormTexts.tenantHint}
            nothingFoundMessage={keyFormTexts.tenantNone}
            {...form.getInputProps('tenant_id')}
          />
        )}
      </TwoColumns>
      <FormSection title={keyFormTexts.credentials(PROVIDERS[provider].label)}>
        <CredentialFields form={form} last4={stored?.last4} />
        {provider === 'azure' && <Deployments form={form} models={models} />}
        <div>
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={17} aria-hidden />}
            loading={test.isPending}
            onClick={tryConnection}
          >
            {keyFormTexts.test}
          </Button>
        </div>
        <div role="status">{test.data && <TestVerdict result={test.data} />}</div>
        <SaveError error={test.error} title={testTexts.failedCall} />
      </FormSection>
      <ModelsAndLimits form={form} models={models} />
      <SaveError error={error} />
      <FormFooter submit={stored ? t.common.save : keyTexts.add} busy={saving} onCancel={onCancel} />
    </form>
  );
}

/** The stored key itself is tested as long as nothing that belongs to its credentials was changed. */
function runTest(v: KeyValues, stored?: ProviderKey, before?: KeyValues) {
  if (!stored || !before) return providerKeys.testConnection(toInput(v));
  const { config, endpoint, region, project_id } = toInput(v);
  const old = toInput(before);
  const unchanged =
    !v.api_key && same([config, endpoint, region, project_id], [old.config, old.endpoint, old.region, old.project_id]);
  return providerKeys.testConnection(unchanged ? stored.id : toInput(v));
}

function fieldErrors(problem: Problem) {
  const renamed: Record<string, string> = {
    models_enabled: 'models',
    expires_at: 'expires_on',
    'config.access_key_id': 'access_key_id',
  };
  const known = new Set(Object.keys(emptyValues()));
  const entries = Object.entries(problem.fields).map(([name, text]) => [renamed[name] ?? name, text] as const);
  if (problem.type === 'invalid-key' && !entries.length) entries.push(['api_key', problem.message]);
  return Object.fromEntries(entries.filter(([name]) => known.has(name)));
}
