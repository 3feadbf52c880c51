import { describe, expect, it } from 'vitest';
import { tenantTexts } from '../../texts/tenants';
import { toInput, toPatch, validate, valuesOf } from './values';

const hybrid = { ...valuesOf(), name: 'Acme', slug: 'acme', tier: 'hybrid' as const };

describe('the policy of a tenant', () => {
  it('is sent whole for a new tenant, and only where the tier leaves a choice', () => {
    const overrides = [{ of: 'openai', policy: 'own_only' as const }];
    expect(toInput({ ...hybrid, overrides }).key_policy).toEqual({ default: 'own_first', openai: 'own_only' });
    expect(toInput({ ...hybrid, tier: 'byok', overrides }).key_policy).toBeUndefined();
  });

  it('is changed entry by entry', () => {
    const before = {
      ...hybrid,
      overrides: [
        { of: 'openai', policy: 'own_only' as const },
        { of: 'aws', policy: 'own_only' as const },
      ],
    };
    const after = {
      ...before,
      overrides: [
        { of: 'openai', policy: 'own_only' as const },
        { of: 'gpt-4o', policy: 'shared_only' as const },
      ],
    };
    expect(toPatch(before, after)).toEqual({ key_policy: { 'gpt-4o': 'shared_only', aws: null } });
    expect(toPatch(before, before)).toEqual({});
  });

  it('names a provider or model once', () => {
    const twice = [
      { of: 'aws', policy: 'own_only' as const },
      { of: 'aws', policy: 'own_first' as const },
    ];
    expect(validate({ ...hybrid, overrides: twice })).toEqual({ 'overrides.1.of': tenantTexts.errors.overrideTwice });
  });
});

it('sends no limit as null and a limit as a number', () => {
  expect(toPatch({ ...hybrid, rpm: 60 }, { ...hybrid, rpm: '', tpm: 1000 })).toEqual({ rpm: null, tpm: 1000 });
});
