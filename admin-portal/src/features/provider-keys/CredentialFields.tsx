import '../../styles/forms.css';
import { Autocomplete, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { keyFormTexts } from '../../texts/keyForm';
import { AUTH_LABELS, type Auth, AUTHS, type Field, fieldsOf, REGIONS } from './fields';
import type { KeyValues } from './values';

type Props = { form: UseFormReturnType<KeyValues>; last4?: string; fixed?: boolean };

/** The fields that the chosen provider needs. With `last4` a secret is stored already and may stay empty. */
export function CredentialFields({ form, last4, fixed = false }: Props) {
  const { provider, auth } = form.values;
  const auths = AUTHS[provider];
  return (
    <>
      {auths.length > 1 && !fixed && (
        <SegmentedControl
          fullWidth
          aria-label={keyFormTexts.auth}
          value={auth}
          onChange={(value) => form.setValues({ auth: value as Auth, api_key: '' })}
          data={auths.map((value) => ({ value, label: AUTH_LABELS[value] }))}
        />
      )}
      {fieldsOf(provider, auth).map((field) => (
        <CredentialField key={`${provider}-${auth}-${field.name}`} field={field} form={form} last4={last4} />
      ))}
    </>
  );
}

function CredentialField({ field, form, last4 }: { field: Field } & Props) {
  const isSecret = field.kind === 'secret' || field.kind === 'json';
  const kept = isSecret && last4 !== undefined && field.name === 'api_key';
  const props = {
    label: field.label,
    placeholder: kept ? keyFormTexts.secretKeep(last4) : field.placeholder,
    description: field.help,
    withAsterisk: field.required && !(isSecret && last4 !== undefined),
    spellCheck: false,
    autoComplete: 'off',
    ...form.getInputProps(field.name),
  };
  switch (field.kind) {
    case 'secret':
      return (
        <PasswordInput
          {...props}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': keyFormTexts.showTyped, tabIndex: 0 }}
        />
      );
    case 'json':
      return <Textarea {...props} autosize minRows={4} maxRows={8} ff="monospace" />;
    case 'region':
      return <Autocomplete {...props} data={REGIONS[form.values.provider] ?? []} />;
    case 'text':
      return <TextInput {...props} />;
  }
}
