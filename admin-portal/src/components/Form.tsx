import '../styles/forms.css';
import { Button, NumberInput, type NumberInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../texts';
import classes from './Form.module.css';

export function FormSection({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend>{title}</legend>
      {text && <p>{text}</p>}
      {children}
    </fieldset>
  );
}

export function TwoColumns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}

export function FormFooter({ submit, busy, onCancel }: { submit: string; busy: boolean; onCancel: () => void }) {
  return (
    <div className={classes.footer}>
      <Button variant="default" onClick={onCancel}>
        {t.common.cancel}
      </Button>
      <Button type="submit" loading={busy}>
        {submit}
      </Button>
    </div>
  );
}

/** A limit in US dollars: empty is none, 0 is nothing. */
export function AmountInput(props: NumberInputProps) {
  return (
    <NumberInput
      prefix="$"
      min={0}
      decimalScale={6}
      thousandSeparator=","
      hideControls
      placeholder={t.common.noLimit}
      {...props}
    />
  );
}

export function CountInput(props: NumberInputProps) {
  return (
    <NumberInput
      min={1}
      allowDecimal={false}
      thousandSeparator=","
      hideControls
      placeholder={t.common.noLimit}
      {...props}
    />
  );
}
