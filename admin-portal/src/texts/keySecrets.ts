/** Replacing a secret. */
export const rotateTexts = {
  title: (name: string) => `Replace the secret of ${name}`,
  body: 'The new secret is tested first. If the test fails, nothing changes. Name, limits and history stay.',
  current: (last4: string) => `The current secret ends in ${last4}.`,
  overlap: 'Keep the old secret for',
  overlaps: { PT0S: 'Cut now', PT1H: '1 hour', PT24H: '24 hours', PT168H: '7 days' },
  overlapHelp: 'So long the old secret can be brought back at once.',
  submit: 'Test and replace',
  done: (last4: string) => `The new secret ends in ${last4}.`,
};

/** Bringing an old secret back, destroying a stolen one. */
export const emergencyTexts = {
  rollback: {
    title: (name: string) => `Bring back the old secret of ${name}?`,
    body: 'The secret before the last replacement is used again at once.',
    submit: 'Bring back',
    done: (name: string) => `${name} uses its old secret again`,
    doneBody: (last4: string) => `It ends in ${last4}.`,
  },
  revoke: {
    title: (name: string) => `Destroy the secret of ${name}?`,
    body: 'For a secret that is known to be stolen. It is destroyed now, every proxy drops it within seconds, and it cannot be brought back. Revoke it at the provider as well; then give this key a new secret.',
    submit: 'Destroy now',
    done: (name: string) => `The secret of ${name} is destroyed`,
    doneBody: (last4: string) => `It ended in ${last4}. Give this key a new one to use it again.`,
  },
};
