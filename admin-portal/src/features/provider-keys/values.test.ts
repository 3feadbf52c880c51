import { describe, expect, it } from 'vitest';
import type { ProviderKey } from '../../lib/api';
import { emptyValues, toInput, toPatch, valuesOf } from './values';

const stored: ProviderKey = {
  id: 'k1',
  tenant_id: 't1',
  provider: 'azure',
  provider_name: 'azure-prod',
  endpoint: 'https://a.openai.azure.com',
  config: { deployments: { 'gpt-4o': 'prod-4o' } },
  models_enabled: ['gpt-4o'],
  status: 'active',
  daily_limit: '12.50',
  monthly_budget: null,
  last4: '1234',
  key_source: 'own',
  weight: 1,
  usage_today: '0',
  usage_month: '0',
  fingerprint: 'f',
  version: 3,
  created: '2026-11-01T00:00:00Z',
  updated: '2026-11-01T00:00:00Z',
};

describe('toInput', () => {
  it('never sends an empty secret, and sends only fields of the provider', () => {
    const input = toInput({ ...emptyValues('t1'), provider_name: ' x ', api_key: 'sk-1', region: 'left over' });
    expect(input).toMatchObject({
      provider_name: 'x',
      api_key: 'sk-1',
      region: null,
      models_enabled: ['*'],
      daily_limit: null,
    });
    expect('api_key_secondary' in input).toBe(false);
  });

  it('keeps nothing apart from no limit', () => {
    expect(toInput({ ...emptyValues(), daily_limit: 0 }).daily_limit).toBe('0');
  });
});

describe('toPatch', () => {
  it('is empty when nothing was changed', () => expect(toPatch(valuesOf(stored), valuesOf(stored))).toEqual({}));

  it('holds only what was changed', () => {
    const before = valuesOf(stored);
    const after = {
      ...before,
      monthly_budget: 100,
      daily_requests: 5,
      deployments: [{ model: 'gpt-4o', deployment: 'new' }],
    };
    expect(toPatch(before, after)).toEqual({
      monthly_budget: '100',
      daily_requests: 5,
      config: { deployments: { 'gpt-4o': 'new' } },
    });
  });
});
