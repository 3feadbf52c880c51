import { auditTexts } from '../texts/audit';

/** "provider_key.rotated" → "Provider key rotated": readable, whatever actions a service adds. */
export function actionText(action: string) {
  const words = action.replaceAll(/[._-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const outcomeText = (outcome: string) => auditTexts.outcomes[outcome as 'done'] ?? outcome;
