import type { ConflictRow } from '../../components/ConflictDialog';
import type { ProviderKey } from '../../lib/api';
import { usd } from '../../lib/money';
import { t } from '../../texts';
import { conflictTexts } from '../../texts/conflict';
import { keyTexts } from '../../texts/keys';
import { keyFormTexts } from '../../texts/keyForm';
import { type KeyValues, same, toInput, toPatch, valuesOf } from './values';

const f = keyFormTexts;

const LABELS: Record<string, string> = {
  provider_name: f.name,
  api_key: f.apiKey,
  api_key_secondary: f.apiKeySecondary,
  endpoint: f.endpoint,
  region: f.region,
  project_id: f.projectId,
  config: f.auth,
  models_enabled: f.modelsMode,
  status: keyTexts.status,
  daily_limit: f.dailyLimit,
  monthly_budget: f.monthlyBudget,
  daily_requests: f.dailyRequests,
  daily_tokens: f.dailyTokens,
  weight: f.weight,
  max_concurrency: f.concurrency,
  rpm: f.rpm,
  tpm: f.tpm,
  expires_at: f.expiresAt,
};

/** Where what I want to save differs from what is saved now. A secret is named, never shown. */
export function conflictOf(before: KeyValues, mine: KeyValues, theirs: ProviderKey): ConflictRow[] {
  const now = toInput(valuesOf(theirs)) as Record<string, unknown>;
  return Object.entries(toPatch(before, mine))
    .filter(([name, value]) => name.startsWith('api_key') || !same(now[name], value))
    .map(([name, value]) => ({
      field: LABELS[name] ?? name,
      theirs: name.startsWith('api_key') ? `•••• ${theirs.last4}` : show(name, now[name]),
      yours: name.startsWith('api_key') ? conflictTexts.secretYours : show(name, value),
    }));
}

function show(name: string, value: unknown): string {
  if (value === null || value === undefined) return t.common.none;
  if (name === 'daily_limit' || name === 'monthly_budget') return usd(String(value));
  if (Array.isArray(value)) return value.includes('*') ? keyTexts.allModels : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
