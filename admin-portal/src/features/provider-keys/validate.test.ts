import { describe, expect, it } from 'vitest';
import { keyFormTexts } from '../../texts/keyForm';
import { credentialErrors, validate } from './validate';
import { emptyValues, type KeyValues } from './values';

const e = keyFormTexts.errors;
const complete: KeyValues = { ...emptyValues('tenant-1'), provider_name: 'openai-prod', api_key: 'sk-0123456789' };
const errors = (change: Partial<KeyValues>, stored?: KeyValues) => validate({ ...complete, ...change }, stored);

describe('validate', () => {
  it('accepts a complete key', () => expect(errors({})).toEqual({}));

  it('names the prefix that is expected', () => expect(errors({ api_key: 'AIza123' }).api_key).toBe(e.openai));

  it('tells an Anthropic key from an OpenAI key', () =>
    expect(errors({ api_key: 'sk-ant-1' }).api_key).toBe(e.openaiIsAnthropic));

  it('lets an edit keep its secret', () => expect(errors({ api_key: '' }, complete)).toEqual({}));

  it('wants the secret again when the endpoint changes', () => {
    const stored: KeyValues = { ...complete, provider: 'azure', endpoint: 'https://a.openai.azure.com', api_key: '' };
    expect(credentialErrors(stored, stored)).toEqual({});
    expect(credentialErrors({ ...stored, endpoint: 'https://b.openai.azure.com' }, stored).api_key).toBe(
      e.endpointSecret,
    );
  });

  it('checks only the fields of the chosen kind of credential', () => {
    expect(errors({ provider: 'aws', auth: 'bedrock_key', region: 'eu-central-1', api_key: 'abc' })).toEqual({});
    expect(
      errors({ provider: 'aws', auth: 'access_key', region: 'eu-central-1', api_key: 'abc', access_key_id: 'XX' })
        .access_key_id,
    ).toBe(e.aws);
  });

  it('refuses JSON that is no service account', () => {
    const vertex = { provider: 'google', auth: 'service_account', project_id: 'p', region: 'global' } as const;
    expect(errors({ ...vertex, api_key: '{' }).api_key).toBe(e.json);
    expect(errors({ ...vertex, api_key: '{}' }).api_key).toBe(e.serviceAccount);
  });

  it('allows plain http only for this machine', () => {
    const azure = { provider: 'azure' } as const;
    expect(errors({ ...azure, endpoint: 'http://127.0.0.1:9000' }).endpoint).toBeUndefined();
    expect(errors({ ...azure, endpoint: 'http://example.com' }).endpoint).toBe(e.endpoint);
  });

  it('takes 0 and no limit for what they are, and a daily limit within the budget', () => {
    expect(errors({ daily_limit: 0, monthly_budget: '' })).toEqual({});
    expect(errors({ daily_limit: 20, monthly_budget: 10 }).daily_limit).toBe(e.dailyAboveMonthly);
  });
});
