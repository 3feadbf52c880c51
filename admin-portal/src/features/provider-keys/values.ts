import type { Provider, ProviderKey, ProviderKeyInput, ProviderKeyPatch } from '../../lib/api';
import { fromAmount, toAmount } from '../../lib/money';
import { type Auth, AUTHS, type FieldName, fieldsOf } from './fields';

export type Deployment = { model: string; deployment: string };

/** What the form holds. Secrets are in it only while it is open. */
export type KeyValues = Record<FieldName, string> & {
  provider: Provider;
  auth: Auth;
  provider_name: string;
  tenant_id: string;
  deployments: Deployment[];
  all_models: boolean;
  models: string[];
  daily_limit: number | string;
  monthly_budget: number | string;
  daily_requests: number | string;
  daily_tokens: number | string;
  weight: number | string;
  max_concurrency: number | string;
  rpm: number | string;
  tpm: number | string;
  expires_on: string;
  enabled: boolean;
};

export const emptyValues = (tenant_id = ''): KeyValues => ({
  provider: 'openai',
  auth: 'api_key',
  provider_name: '',
  tenant_id,
  api_key: '',
  api_key_secondary: '',
  access_key_id: '',
  endpoint: '',
  region: '',
  project_id: '',
  deployments: [],
  all_models: true,
  models: [],
  daily_limit: '',
  monthly_budget: '',
  daily_requests: '',
  daily_tokens: '',
  weight: 1,
  max_concurrency: '',
  rpm: '',
  tpm: '',
  expires_on: '',
  enabled: true,
});

/** A stored key as the form shows it: its secrets are not known here and stay empty. */
export function valuesOf(key: ProviderKey): KeyValues {
  const config = key.config ?? {};
  return {
    ...emptyValues(key.tenant_id),
    provider: key.provider,
    auth: authOf(key.provider, config),
    provider_name: key.provider_name,
    access_key_id: text(config.access_key_id),
    endpoint: key.endpoint ?? '',
    region: key.region ?? '',
    project_id: key.project_id ?? '',
    deployments: Object.entries((config.deployments as Record<string, string> | undefined) ?? {}).map(
      ([model, deployment]) => ({ model, deployment }),
    ),
    all_models: key.models_enabled.includes('*'),
    models: key.models_enabled.filter((m) => m !== '*'),
    daily_limit: fromAmount(key.daily_limit),
    monthly_budget: fromAmount(key.monthly_budget),
    daily_requests: key.daily_requests ?? '',
    daily_tokens: key.daily_tokens ?? '',
    weight: key.weight ?? 1,
    max_concurrency: key.max_concurrency ?? '',
    rpm: key.rpm ?? '',
    tpm: key.tpm ?? '',
    expires_on: key.expires_at?.slice(0, 10) ?? '',
    enabled: key.status !== 'inactive',
  };
}

export function toInput(v: KeyValues): ProviderKeyInput {
  const shown = new Set(fieldsOf(v.provider, v.auth).map((f) => f.name));
  const field = (name: FieldName) => (shown.has(name) ? v[name].trim() : '');
  return {
    tenant_id: v.tenant_id,
    provider: v.provider,
    provider_name: v.provider_name.trim(),
    ...secrets({ api_key: field('api_key'), api_key_secondary: field('api_key_secondary') }),
    endpoint: field('endpoint').replace(/\/+$/, '') || null,
    region: field('region') || null,
    project_id: field('project_id') || null,
    config: configOf(v, field('access_key_id')),
    models_enabled: v.all_models ? ['*'] : v.models,
    status: v.enabled ? 'active' : 'inactive',
    daily_limit: toAmount(v.daily_limit),
    monthly_budget: toAmount(v.monthly_budget),
    daily_requests: count(v.daily_requests),
    daily_tokens: count(v.daily_tokens),
    weight: Number(v.weight || 1),
    max_concurrency: count(v.max_concurrency),
    rpm: count(v.rpm),
    tpm: count(v.tpm),
    expires_at: v.expires_on ? `${v.expires_on}T00:00:00Z` : null,
  };
}

/** Only what was changed, so that two people who edit different fields do not undo each other. */
export function toPatch(before: KeyValues, after: KeyValues): ProviderKeyPatch {
  const { tenant_id: _tenant, provider: _provider, ...now } = toInput(after);
  const old = toInput(before) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => !same(old[name], value)));
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function configOf(v: KeyValues, accessKeyId: string): Record<string, unknown> {
  switch (v.provider) {
    case 'google':
      return { auth: v.auth };
    case 'azure':
      return { deployments: Object.fromEntries(v.deployments.map((d) => [d.model.trim(), d.deployment.trim()])) };
    case 'aws':
      return v.auth === 'access_key' ? { access_key_id: accessKeyId } : {};
    case 'openai':
    case 'anthropic':
      return {};
  }
}

function authOf(provider: Provider, config: Record<string, unknown>): Auth {
  if (provider === 'google') return config.auth === 'service_account' ? 'service_account' : 'api_key';
  if (provider === 'aws') return config.access_key_id ? 'access_key' : 'bedrock_key';
  return AUTHS[provider][0]!;
}

/** An empty secret is left out: it would mean "unchanged", and says nothing on a new key. */
const secrets = (all: { api_key: string; api_key_secondary: string }) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value));

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const count = (value: number | string) => (value === '' ? null : Number(value));
