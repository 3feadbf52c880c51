import type { Tone } from '../../components/StatusBadge';
import type { Cooldown, ProviderKey } from '../../lib/api';
import { share } from '../../lib/money';
import { daysSince, remaining } from '../../lib/time';
import { keyTexts } from '../../texts/keys';

/** After so many days a secret counts as stale. */
export const STALE_DAYS = 180;

const NEAR = 0.9;

/**
 * What a key's status means to the person looking: a key at its limit is active and still serves nobody, and one that
 * LiteLLM leaves out serves nobody for a moment.
 */
export function keyState(key: ProviderKey, cooldowns: Cooldown[] = []): { tone: Tone; label: string; why?: string | null } {
  switch (key.status) {
    case 'error':
      return { tone: 'bad', label: keyTexts.statuses.error, why: key.last_error ?? key.status_reason };
    case 'inactive':
      return { tone: 'idle', label: keyTexts.statuses.inactive, why: key.status_reason };
    case 'active':
      if (used(key, 'month') >= 1) return { tone: 'warn', label: keyTexts.atLimit, why: keyTexts.atMonthlyBudget };
      if (used(key, 'today') >= 1) return { tone: 'warn', label: keyTexts.atLimit, why: keyTexts.atDailyLimit };
      if (cooldowns.length) return { tone: 'warn', label: keyTexts.cooldown, why: cooldowns.map(cooldownText).join(' ') };
      return { tone: 'good', label: keyTexts.statuses.active };
  }
}

export function nearLimit(key: ProviderKey) {
  return key.status === 'active' && Math.max(used(key, 'today'), used(key, 'month')) >= NEAR;
}

/** As long as the overlap of the last rotation lasts. */
export const canRollBack = (key: ProviderKey) =>
  !!key.previous_valid_until && remaining(key.previous_valid_until) !== null;

export const secretAge = (key: ProviderKey) => daysSince(key.rotated ?? key.created);

export function modelsText(models: string[]) {
  if (models.includes('*')) return keyTexts.allModels;
  return models.length ? keyTexts.models(models.length) : keyTexts.noModels;
}

const cooldownText = (c: Cooldown) => keyTexts.cooldownWhy(c.model, c.proxy_id, c.http_status);

function used(key: ProviderKey, window: 'today' | 'month') {
  return window === 'today'
    ? (share(key.usage_today, key.daily_limit) ?? 0)
    : (share(key.usage_month, key.monthly_budget) ?? 0);
}
