/** The details of a provider key. Apart from the others, so that it is loaded when it is needed. */
export const keyDetailTexts = {
  overview: 'Overview',
  history: 'History',
  historyNone: 'Nothing is recorded yet.',
  live: 'Live',
  pending: (ids: string) => `Still to follow: ${ids}`,
  secret: 'Secret',
  previous: (left: string) => `The one before can be brought back for ${left}.`,
  cooldowns: 'LiteLLM leaves this key out for a moment',
  cooldown: (model: string, proxy: string, left: string, status: number) =>
    `${model} on ${proxy}, for another ${left}, after HTTP ${status}`,
  noProxy: 'No proxy serves this tenant yet',
  tested: 'Last tested',
  rotated: 'Secret since',
  version: 'Version',
  versionOf: (n: number) => `version ${n}`,
  fingerprint: 'Fingerprint',
  id: 'Id',
  nextProbe: (when: string) => `It is tried again by itself at ${when}.`,
};
