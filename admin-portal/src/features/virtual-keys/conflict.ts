import type { ConflictRow } from '../../components/ConflictDialog';
import { t } from '../../texts';
import { keyTexts } from '../../texts/keys';
import { virtualKeyTexts } from '../../texts/virtualKeys';
import { keyFormTexts } from '../../texts/keyForm';
import { toPatch, type VirtualKeyValues } from './values';

const LABELS: Record<string, string> = {
  name: virtualKeyTexts.name,
  models_allowed: keyFormTexts.modelsMode,
  daily_limit: keyFormTexts.dailyLimit,
  monthly_budget: keyFormTexts.monthlyBudget,
  daily_requests: keyFormTexts.dailyRequests,
  daily_tokens: keyFormTexts.dailyTokens,
  rpm: virtualKeyTexts.rpm,
  tpm: virtualKeyTexts.tpm,
  max_output_tokens: virtualKeyTexts.maxOutput,
  expires_at: keyFormTexts.expiresAt,
};

/** Where what I want to save differs from what is saved now. */
export function conflictOf(before: VirtualKeyValues, mine: VirtualKeyValues, theirs: VirtualKeyValues): ConflictRow[] {
  const wanted = toPatch(before, mine) as Record<string, unknown>;
  const now = { ...wanted, ...toPatch(mine, theirs) } as Record<string, unknown>;
  return Object.keys(wanted)
    .filter((name) => JSON.stringify(now[name]) !== JSON.stringify(wanted[name]))
    .map((name) => ({ field: LABELS[name] ?? name, theirs: show(now[name]), yours: show(wanted[name]) }));
}

const show = (value: unknown) =>
  value == null
    ? t.common.none
    : Array.isArray(value)
      ? value.join(', ').replace('*', keyTexts.allModels)
      : String(value);
