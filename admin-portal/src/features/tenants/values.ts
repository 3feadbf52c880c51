import type { KeyPolicy, Tenant, TenantInput, TenantPatch, Tier } from '../../lib/api';
import { fromAmount, toAmount } from '../../lib/money';
import { t } from '../../texts';

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
  fallback_on_limit: boolean;
  active: boolean;
};

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
    policy: x?.key_policy?.default ?? 'own_first',
    fallback_on_limit: x?.fallback_on_limit ?? false,
    active: x ? x.status === 'active' : true,
  };
}

export function toInput(v: TenantValues): TenantInput {
  const policy = v.tier === 'hybrid' ? { key_policy: { default: v.policy } } : {};
  return { slug: v.slug.trim(), ...shared(v), ...policy };
}

/** Only what was changed. */
export function toPatch(before: TenantValues, after: TenantValues): TenantPatch {
  const old = withStatus(before) as Record<string, unknown>;
  const changed = Object.entries(withStatus(after)).filter(([name, value]) => old[name] !== value);
  const policy =
    after.tier === 'hybrid' && after.policy !== before.policy ? { key_policy: { default: after.policy } } : {};
  return { ...Object.fromEntries(changed), ...policy };
}

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
  };
}

const e = t.tenants.errors;

export function validate(v: TenantValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const name = v.name.trim();
  if (!name || name.length > 120) errors.name = e.name;
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(v.slug.trim())) errors.slug = e.slug;
  if (!/^[A-Za-z]{3}$/.test(v.currency.trim())) errors.currency = e.currency;
  if (v.daily_limit !== '' && v.monthly_budget !== '' && Number(v.daily_limit) > Number(v.monthly_budget)) {
    errors.daily_limit = t.keyForm.errors.dailyAboveMonthly;
  }
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
