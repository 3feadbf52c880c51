/** Usage over time. */
export const usageTexts = {
  title: 'Usage',
  subtitle: 'Provider cost, requests and tokens over time.',
  range: 'Range',
  ranges: { '1d': 'Today', '7d': '7 days', '30d': '30 days', '90d': '90 days' },
  measure: 'Measure',
  measures: { cost: 'Provider cost', requests: 'Requests', tokens: 'Tokens' },
  split: 'Split by',
  splits: { provider: 'By provider', tenant: 'By tenant', provider_key: 'By provider key', model: 'By model' },
  sharedKeys: 'Shared keys',
  chartTitle: (measure: string, hourly: boolean) => `${measure} per ${hourly ? 'hour' : 'day'}`,
  rankingTitle: (split: string, range: string) => `${split}, ${range.toLowerCase()}`,
};
