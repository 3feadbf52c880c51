import type { Verdict } from '../../lib/api';
import { testTexts } from '../../texts/keyTests';

export type StepState = 'done' | 'failed' | 'skipped';

const STEPS = ['reach', 'authenticate', 'permission', 'quota'] as const;

/** The step that a verdict stumbled over, or none. */
const FAILED_AT: Record<Verdict, (typeof STEPS)[number] | null> = {
  ok: null,
  rate_limited: null,
  wrong_endpoint: 'reach',
  provider_down: 'reach',
  invalid_key: 'authenticate',
  no_permission: 'permission',
  wrong_region: 'permission',
  quota_exhausted: 'quota',
};

/** A throttled key is a good key. */
export const works = (verdict: Verdict) => FAILED_AT[verdict] === null;

/** What the test found out, step by step, in the order in which a provider checks. */
export function stepsOf(verdict: Verdict): { name: string; state: StepState }[] {
  const failed = FAILED_AT[verdict];
  const at = failed ? STEPS.indexOf(failed) : STEPS.length;
  return STEPS.map((step, i) => ({
    name: testTexts.steps[step],
    state: i < at ? 'done' : i === at ? 'failed' : 'skipped',
  }));
}
