/** How far a change is. */
export const convergenceTexts = {
  live: (applied: number, proxies: number) => `Live on ${applied} of ${proxies} ${proxies === 1 ? 'proxy' : 'proxies'}`,
  time: (ms: number) => `${ms.toLocaleString('en')} ms`,
  starting: 'Saved. The proxies are taking it up…',
  pending: 'The rest follows by itself; nothing has to be repeated.',
  none: 'Saved. No proxy serves this tenant yet.',
  unknown: 'Saved. Proxies pick it up by themselves.',
};
