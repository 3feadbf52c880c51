import type { Provider } from '../../lib/api';
import type { FieldName } from './fields';
import type { KeyValues } from './values';

/** What was recognised in a pasted text: whose credential it is, and the fields it fills. */
export type Pasted = { provider: Provider; values: Partial<KeyValues> };

/** Names as the providers' own tools and LiteLLM write them. */
const ENV: Record<string, { provider: Provider; field: FieldName }> = {
  OPENAI_API_KEY: { provider: 'openai', field: 'api_key' },
  ANTHROPIC_API_KEY: { provider: 'anthropic', field: 'api_key' },
  GEMINI_API_KEY: { provider: 'google', field: 'api_key' },
  GOOGLE_API_KEY: { provider: 'google', field: 'api_key' },
  VERTEXAI_PROJECT: { provider: 'google', field: 'project_id' },
  VERTEXAI_LOCATION: { provider: 'google', field: 'region' },
  AZURE_API_KEY: { provider: 'azure', field: 'api_key' },
  AZURE_OPENAI_API_KEY: { provider: 'azure', field: 'api_key' },
  AZURE_API_BASE: { provider: 'azure', field: 'endpoint' },
  AZURE_OPENAI_ENDPOINT: { provider: 'azure', field: 'endpoint' },
  AWS_ACCESS_KEY_ID: { provider: 'aws', field: 'access_key_id' },
  AWS_SECRET_ACCESS_KEY: { provider: 'aws', field: 'api_key' },
  AWS_BEARER_TOKEN_BEDROCK: { provider: 'aws', field: 'api_key' },
  AWS_REGION: { provider: 'aws', field: 'region' },
  AWS_REGION_NAME: { provider: 'aws', field: 'region' },
  AWS_DEFAULT_REGION: { provider: 'aws', field: 'region' },
};

/** Recognises a service-account JSON, `.env` lines, or a bare key by its prefix; anything else is just text. */
export function recognise(text: string): Pasted | null {
  return serviceAccount(text) ?? environment(text) ?? bareKey(text.trim());
}

function serviceAccount(text: string): Pasted | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    if (json.type !== 'service_account') return null;
    const project = typeof json.project_id === 'string' ? { project_id: json.project_id } : {};
    return { provider: 'google', values: { auth: 'service_account', api_key: text.trim(), ...project } };
  } catch {
    return null;
  }
}

function environment(text: string): Pasted | null {
  const values: Record<string, string> = {};
  let provider: Provider | null = null;
  for (const [, name, raw] of text.matchAll(/^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$/gm)) {
    const known = ENV[name!];
    if (!known || (provider && known.provider !== provider)) continue;
    provider = known.provider;
    values[known.field] = raw!.replace(/^(["'])(.*)\1$/, '$2');
  }
  if (!provider) return null;
  const auth =
    provider === 'aws' ? { auth: values.access_key_id ? ('access_key' as const) : ('bedrock_key' as const) } : {};
  return { provider, values: { ...auth, ...values } };
}

function bareKey(key: string): Pasted | null {
  if (!/^\S{12,}$/.test(key)) return null;
  if (key.startsWith('sk-ant-')) return { provider: 'anthropic', values: { api_key: key } };
  if (key.startsWith('sk-')) return { provider: 'openai', values: { api_key: key } };
  if (key.startsWith('AIza')) return { provider: 'google', values: { auth: 'api_key', api_key: key } };
  return null;
}
