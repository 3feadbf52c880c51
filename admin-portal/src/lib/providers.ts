import type { Provider } from './api';

export const PROVIDERS: Record<Provider, { label: string; color: string }> = {
  openai: { label: 'OpenAI', color: '#0d9488' },
  anthropic: { label: 'Anthropic', color: '#c2623d' },
  google: { label: 'Google', color: '#2f6fde' },
  azure: { label: 'Azure', color: '#7c4ddb' },
  aws: { label: 'AWS Bedrock', color: '#b7791f' },
};

export const PROVIDER_IDS = Object.keys(PROVIDERS) as Provider[];

/** The tenant that owns the shared keys. */
export const PLATFORM_TENANT = '00000000-0000-7000-8000-000000000001';
