/** What a connection test found out. */
export const testTexts = {
  connected: (ms?: number | null) => (ms == null ? 'The key works' : `The key works (${ms.toLocaleString('en')} ms)`),
  failed: 'The key does not work',
  warned: 'The key works, with a limit',
  failedCall: 'The test could not run',
  steps: { reach: 'Reach the provider', authenticate: 'Authenticate', permission: 'Permission', quota: 'Quota' },
  stepDone: 'done',
  stepFailed: 'failed',
  stepSkipped: 'not tried',
  advice: {
    ok: 'The provider accepts it.',
    invalid_key: 'The provider does not know this key. Check that it was copied completely and was not revoked.',
    no_permission: 'The key is genuine but may not do this. Give it access to the models at the provider.',
    quota_exhausted: 'The key is genuine but its account has no credit left. Top it up at the provider.',
    rate_limited: 'The key is genuine; the provider is throttling it at the moment.',
    wrong_endpoint: 'Nothing usable answers at this endpoint. Compare it with the provider’s console.',
    wrong_region: 'The key is genuine, but not for this region. Choose the region it was made in.',
    provider_down: 'The provider does not answer properly at the moment. The key may be fine: try again later.',
  },
};

/** A test of all keys. */
export const testRunTexts = {
  title: 'Test of all keys',
  results: 'Tested keys',
  none: 'No test is running',
  noneBody: 'Start one with Test all.',
  running: (done: number, total: number) => `Tested ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  done: (all: number, failed: number) =>
    failed
      ? `${failed} of ${all} ${all === 1 ? 'key' : 'keys'} need you`
      : `${all === 1 ? 'The key works' : `All ${all} keys work`}`,
  short: (done: number, total: number) => `${done}/${total || '…'}`,
  show: 'Show tests',
  stop: 'Stop',
  clear: 'Put away',
  works: 'Works',
  failed: 'Fails',
  untested: 'Not tested',
};
