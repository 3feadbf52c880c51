import type { KeyPolicy, Tenant, TenantInput, TenantPatch, Tier } from '../../lib/api';
import { fromAmount, toAmount } from '../../lib/money';
import { tenantTexts } from '../../texts/tenants';
import { keyFormTexts } from '../../texts/keyForm';

export type TenantValues = {
  name: string;
  slug: string;
  domain: string;
  tier: Tier;
  timezone: string;
  currency: string;
  daily_limit: number | string;
  monthly_budget: number | string;
  markup_percent: number | string;
  platform_fee: number | string;
  /** Which keys serve, and in which order; only a hybrid tenant has the choice. */
  policy: KeyPolicy;
  /** What a provider or a model does otherwise; the model's word is stronger. */
  overrides: Override[];
  daily_requests: number | string;
  daily_tokens: number | string;
  rpm: number | string;
  tpm: number | string;
  max_output_tokens: number | string;
  fallback_on_limit: boolean;
  active: boolean;
};

/** `of` is a provider or a model. */
export type Override = { of: string; policy: KeyPolicy };

const DEFAULT = 'default';
export const COUNTS = ['daily_requests', 'daily_tokens', 'rpm', 'tpm', 'max_output_tokens'] as const;

export function valuesOf(x?: Tenant): TenantValues {
  return {
    name: x?.name ?? '',
    slug: x?.slug ?? '',
    domain: x?.domain ?? '',
    tier: x?.tier ?? 'hybrid',
    timezone: x?.timezone ?? 'UTC',
    currency: x?.currency ?? 'USD',
    daily_limit: fromAmount(x?.daily_limit),
    monthly_budget: fromAmount(x?.monthly_budget),
    markup_percent: fromAmount(x?.markup_percent ?? '0'),
    platform_fee: fromAmount(x?.platform_fee ?? '0'),
    policy: x?.key_policy?.[DEFAULT] ?? 'own_first',
    overrides: Object.entries(x?.key_policy ?? {})
      .filter(([of]) => of !== DEFAULT)
      .map(([of, policy]) => ({ of, policy })),
    daily_requests: x?.daily_requests ?? '',
    daily_tokens: x?.daily_tokens ?? '',
    rpm: x?.rpm ?? '',
    tpm: x?.tpm ?? '',
    max_output_tokens: x?.max_output_tokens ?? '',
    fallback_on_limit: x?.fallback_on_limit ?? false,
    active: x ? x.status === 'active' : true,
  };
}

export function toInput(v: TenantValues): TenantInput {
  const policy = v.tier === 'hybrid' ? { key_policy: policyOf(v) } : {};
  return { slug: v.slug.trim(), ...shared(v), ...policy };
}

/** Only what was changed. An override that was taken away is sent as null: the rest of the policy stays. */
export function toPatch(before: TenantValues, after: TenantValues): TenantPatch {
  const old = withStatus(before) as Record<string, unknown>;
  const changed = Object.entries(withStatus(after)).filter(([name, value]) => old[name] !== value);
  return { ...Object.fromEntries(changed), ...policyPatch(before, after) };
}

function policyPatch(before: TenantValues, after: TenantValues) {
  if (after.tier !== 'hybrid') return {};
  const [old, now] = [policyOf(before), policyOf(after)];
  const gone = Object.keys(old).filter((of) => !(of in now));
  const changed = Object.entries(now).filter(([of, policy]) => old[of] !== policy);
  if (!gone.length && !changed.length) return {};
  const patch = { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((of) => [of, null])) };
  return { key_policy: patch as Record<string, KeyPolicy> };
}

const policyOf = (v: TenantValues): Record<string, KeyPolicy> => ({
  [DEFAULT]: v.policy,
  ...Object.fromEntries(v.overrides.filter((o) => o.of).map((o) => [o.of, o.policy])),
});

const withStatus = (v: TenantValues): TenantPatch => ({ ...shared(v), status: v.active ? 'active' : 'inactive' });

function shared(v: TenantValues) {
  return {
    name: v.name.trim(),
    domain: v.domain.trim() || null,
    tier: v.tier,
    timezone: v.timezone,
    currency: v.currency.trim().toUpperCase(),
    daily_limit: toAmount(v.daily_limit),
    monthly_budget: toAmount(v.monthly_budget),
    markup_percent: toAmount(v.markup_percent) ?? '0',
    platform_fee: toAmount(v.platform_fee) ?? '0',
    fallback_on_limit: v.fallback_on_limit,
    ...Object.fromEntries(COUNTS.map((name) => [name, v[name] === '' ? null : Number(v[name])])),
  };
}

const e = tenantTexts.errors;

export function validate(v: TenantValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const name = v.name.trim();
  if (!name || name.length > 120) errors.name = e.name;
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(v.slug.trim())) errors.slug = e.slug;
  if (!/^[A-Za-z]{3}$/.test(v.currency.trim())) errors.currency = e.currency;
  if (v.daily_limit !== '' && v.monthly_budget !== '' && Number(v.daily_limit) > Number(v.monthly_budget)) {
    errors.daily_limit = keyFormTexts.errors.dailyAboveMonthly;
  }
  v.overrides.forEach((o, i) => {
    if (!o.of) errors[`overrides.${i}.of`] = e.override;
    else if (v.overrides.findIndex((x) => x.of === o.of) < i) errors[`overrides.${i}.of`] = e.overrideTwice;
  });
  return errors;
}

/** "Acme Robotics GmbH" → "acme-robotics-gmbh". */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
