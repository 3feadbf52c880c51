import { keyFormTexts } from '../../texts/keyForm';
import { type Field, fieldsOf } from './fields';
import type { KeyValues } from './values';

const e = keyFormTexts.errors;

/** What is wrong with the form, by field, checked as the server will; prefixes are explained before any call. */
export function validate(v: KeyValues, stored?: KeyValues): Record<string, string> {
  const errors: Record<string, string> = credentialErrors(v, stored);
  const name = v.provider_name.trim();
  if (!name || name.length > 120) errors.provider_name = e.name;
  if (!v.tenant_id) errors.tenant_id = e.tenant;
  if (!v.all_models && !v.models.length) errors.models = e.models;
  for (const limit of ['daily_limit', 'monthly_budget'] as const) {
    if (v[limit] !== '' && !(Number(v[limit]) >= 0)) errors[limit] = e.limit;
  }
  if (v.daily_limit !== '' && v.monthly_budget !== '' && Number(v.daily_limit) > Number(v.monthly_budget)) {
    errors.daily_limit = e.dailyAboveMonthly;
  }
  for (const limit of ['weight', 'max_concurrency', 'rpm', 'tpm'] as const) {
    if (v[limit] !== '' && !(Number.isInteger(Number(v[limit])) && Number(v[limit]) >= 1)) errors[limit] = e.whole;
  }
  return errors;
}

/** Only what a connection test needs. */
export function credentialErrors(v: KeyValues, stored?: KeyValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of fieldsOf(v.provider, v.auth)) {
    const value = v[field.name].trim();
    const kept = stored && (field.kind === 'secret' || field.kind === 'json');
    if (!value) {
      if (field.required && !kept) errors[field.name] = e.required(field.label);
      continue;
    }
    const wrong = shapeError(v, field, value);
    if (wrong) errors[field.name] = wrong;
  }
  if (stored && !v.api_key && v.endpoint.trim() !== stored.endpoint && v.provider === 'azure') {
    errors.api_key = e.endpointSecret;
  }
  v.deployments.forEach((d, i) => {
    if (!d.model.trim() || !d.deployment.trim()) errors[`deployments.${i}.deployment`] = e.deployment;
  });
  return errors;
}

function shapeError(v: KeyValues, field: Field, value: string): string | undefined {
  if (field.kind === 'json') return serviceAccountError(value);
  if (field.kind === 'secret' && /\s/.test(value)) return e.spaces;
  if (field.name === 'access_key_id' && !/^(AKIA|ASIA)[A-Z0-9]{12,}$/.test(value)) return e.aws;
  if (field.name === 'endpoint' && !httpsOrLoopback(value)) return e.endpoint;
  if (field.name !== 'api_key') return undefined;
  switch (v.provider) {
    case 'openai':
      if (value.startsWith('sk-ant-')) return e.openaiIsAnthropic;
      return value.startsWith('sk-') ? undefined : e.openai;
    case 'anthropic':
      return value.startsWith('sk-ant-') ? undefined : e.anthropic;
    case 'google':
      return value.startsWith('AIza') ? undefined : e.google;
    case 'azure':
    case 'aws':
      return undefined;
  }
}

function serviceAccountError(value: string) {
  try {
    const json = JSON.parse(value) as { client_email?: unknown; private_key?: unknown };
    return json?.client_email && json.private_key ? undefined : e.serviceAccount;
  } catch {
    return e.json;
  }
}

/** The services refuse plain http, except to this very machine in a local stack. */
function httpsOrLoopback(value: string) {
  try {
    const { protocol, hostname, username } = new URL(value);
    const local = hostname === 'localhost' || hostname === '127.0.0.1';
    return !username && (protocol === 'https:' || (protocol === 'http:' && local));
  } catch {
    return false;
  }
}
