import type { VirtualKey, VirtualKeyInput, VirtualKeyPatch } from '../../lib/api';
import { fromAmount, toAmount } from '../../lib/money';
import { keyFormTexts } from '../../texts/keyForm';

export type VirtualKeyValues = {
  name: string;
  tenant_id: string;
  all: 'all' | 'chosen';
  models: string[];
  daily_limit: number | string;
  monthly_budget: number | string;
  daily_requests: number | string;
  daily_tokens: number | string;
  rpm: number | string;
  tpm: number | string;
  max_output_tokens: number | string;
  expires_on: string;
};

export function valuesOf(k?: VirtualKey, tenant = ''): VirtualKeyValues {
  const models = (k?.models_allowed ?? []).filter((m) => m !== '*');
  return {
    name: k?.name ?? '',
    tenant_id: k?.tenant_id ?? tenant,
    all: models.length ? 'chosen' : 'all',
    models,
    daily_limit: fromAmount(k?.daily_limit),
    monthly_budget: fromAmount(k?.monthly_budget),
    daily_requests: k?.daily_requests ?? '',
    daily_tokens: k?.daily_tokens ?? '',
    rpm: k?.rpm ?? '',
    tpm: k?.tpm ?? '',
    max_output_tokens: k?.max_output_tokens ?? '',
    expires_on: k?.expires_at?.slice(0, 10) ?? '',
  };
}

const count = (x: number | string) => (x === '' ? null : Number(x));

export function toInput({ tenant_id, ...v }: VirtualKeyValues): VirtualKeyInput {
  return { tenant_id, ...fieldsOf(v) };
}

/** Only what was changed. */
export function toPatch(before: VirtualKeyValues, after: VirtualKeyValues): VirtualKeyPatch {
  const old = fieldsOf(before) as Record<string, unknown>;
  const same = (name: string, value: unknown) => JSON.stringify(old[name]) === JSON.stringify(value);
  return Object.fromEntries(Object.entries(fieldsOf(after)).filter(([name, value]) => !same(name, value)));
}

function fieldsOf(v: Omit<VirtualKeyValues, 'tenant_id'>) {
  return {
    name: v.name.trim(),
    models_allowed: v.all === 'all' ? ['*'] : v.models,
    daily_limit: toAmount(v.daily_limit),
    monthly_budget: toAmount(v.monthly_budget),
    daily_requests: count(v.daily_requests),
    daily_tokens: count(v.daily_tokens),
    rpm: count(v.rpm),
    tpm: count(v.tpm),
    max_output_tokens: count(v.max_output_tokens),
    expires_at: v.expires_on ? `${v.expires_on}T00:00:00Z` : null,
  };
}

export const validate = {
  name: (x: string) => (!x.trim() || x.trim().length > 120 ? keyFormTexts.errors.name : null),
  tenant_id: (x: string) => (x ? null : keyFormTexts.errors.tenant),
  models: (x: string[], all: VirtualKeyValues) => (all.all === 'all' || x.length ? null : keyFormTexts.errors.models),
};
