import type { UseFormReturnType } from '@mantine/form';
import { type ClipboardEvent, useState } from 'react';
import { PROVIDERS } from '../../lib/providers';
import { keyFormTexts } from '../../texts/keyForm';
import { AUTHS } from './fields';
import { recognise } from './paste';
import type { KeyValues } from './values';

/** Lets a credential pasted anywhere into the form fill the fields it belongs to; says what it did. */
export function usePaste(form: UseFormReturnType<KeyValues>, fixed: boolean) {
  const [note, setNote] = useState('');
  function onPaste(event: ClipboardEvent) {
    const pasted = recognise(event.clipboardData.getData('text'));
    if (!pasted) return;
    const { provider, values } = pasted;
    const label = PROVIDERS[provider].label;
    event.preventDefault();
    if (fixed && provider !== form.values.provider) return setNote(keyFormTexts.pastedOther(label));
    const auth = provider === form.values.provider ? form.values.auth : AUTHS[provider][0]!;
    form.setValues({ provider, auth, ...values });
    form.clearErrors();
    setNote(keyFormTexts.pasted(label));
  }
  return { note, onPaste };
}
