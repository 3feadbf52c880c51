import { describe, expect, it } from 'vitest';
import { recognise } from './paste';

/** Not a literal, so that no scanner takes it for a real one. */
const accessKeyId = `AKIA${'X'.repeat(16)}`;
const accountJson = JSON.stringify({
  type: 'service_account',
  project_id: 'my-project',
  client_email: 'a@b',
  private_key: 'k',
});

describe('recognise', () => {
  it('takes a service account for Vertex, with its project', () => {
    expect(recognise(accountJson)).toEqual({
      provider: 'google',
      values: { auth: 'service_account', api_key: accountJson, project_id: 'my-project' },
    });
  });

  it('reads .env lines with export, quotes and lines it does not know', () => {
    const text = `DEBUG=1\nexport AWS_ACCESS_KEY_ID="${accessKeyId}"\nAWS_SECRET_ACCESS_KEY='abc/def'\nAWS_REGION = eu-central-1\n`;
    expect(recognise(text)).toEqual({
      provider: 'aws',
      values: { auth: 'access_key', access_key_id: accessKeyId, api_key: 'abc/def', region: 'eu-central-1' },
    });
  });

  it('does not mix the credentials of two providers', () => {
    expect(recognise('OPENAI_API_KEY=sk-first\nANTHROPIC_API_KEY=sk-ant-second')).toEqual({
      provider: 'openai',
      values: { api_key: 'sk-first' },
    });
  });

  it.each([
    ['sk-ant-0123456789', 'anthropic'],
    ['sk-0123456789ab', 'openai'],
    ['AIza0123456789', 'google'],
  ])('knows %s by its prefix', (key, provider) => {
    expect(recognise(key)?.provider).toBe(provider);
  });

  it.each(['openai-prod', 'some words', '{"type":"other"}', '{ broken'])('leaves %s alone', (text) => {
    expect(recognise(text)).toBeNull();
  });
});
