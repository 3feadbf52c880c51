import type { Provider } from '../../lib/api';
import { keyFormTexts } from '../../texts/keyForm';

/** The kinds of credential that a provider takes; the first is the usual one. */
export type Auth = 'api_key' | 'service_account' | 'access_key' | 'bedrock_key';

export const AUTHS: Record<Provider, Auth[]> = {
  openai: ['api_key'],
  anthropic: ['api_key'],
  google: ['api_key', 'service_account'],
  azure: ['api_key'],
  aws: ['access_key', 'bedrock_key'],
};

export const AUTH_LABELS: Record<Auth, string> = {
  api_key: keyFormTexts.authApiKey,
  service_account: keyFormTexts.authServiceAccount,
  access_key: keyFormTexts.authAccessKey,
  bedrock_key: keyFormTexts.authBedrockKey,
};

export type FieldName = 'api_key' | 'api_key_secondary' | 'access_key_id' | 'endpoint' | 'region' | 'project_id';

export type Field = {
  name: FieldName;
  label: string;
  kind: 'secret' | 'json' | 'text' | 'region';
  required: boolean;
  placeholder?: string;
  help?: string;
};

const f = keyFormTexts;

const secret = (placeholder?: string, label = f.apiKey): Field => ({
  name: 'api_key',
  label,
  kind: 'secret',
  required: true,
  placeholder,
  help: f.secretHelp,
});

const region: Field = { name: 'region', label: f.region, kind: 'region', required: true };

/** One description per provider and kind of credential drives the form, its validation and what is sent. */
export function fieldsOf(provider: Provider, auth: Auth): Field[] {
  switch (provider) {
    case 'openai':
      return [secret('sk-…')];
    case 'anthropic':
      return [secret('sk-ant-…')];
    case 'google':
      return auth === 'service_account'
        ? [
            {
              name: 'api_key',
              label: f.serviceAccount,
              kind: 'json',
              required: true,
              placeholder: '{ "type": "service_account", … }',
              help: f.secretHelp,
            },
            { name: 'project_id', label: f.projectId, kind: 'text', required: true, placeholder: 'my-project-123' },
            region,
          ]
        : [secret('AIza…')];
    case 'azure':
      return [
        {
          name: 'endpoint',
          label: f.endpoint,
          kind: 'text',
          required: true,
          placeholder: 'https://my-resource.openai.azure.com',
        },
        secret(),
        {
          name: 'api_key_secondary',
          label: f.apiKeySecondary,
          kind: 'secret',
          required: false,
          help: f.apiKeySecondaryHelp,
        },
      ];
    case 'aws':
      return auth === 'bedrock_key'
        ? [region, secret()]
        : [
            region,
            { name: 'access_key_id', label: f.accessKeyId, kind: 'text', required: true, placeholder: 'AKIA…' },
            secret(undefined, f.secretAccessKey),
          ];
  }
}

/** Suggestions only: any region can be typed. */
export const REGIONS: Partial<Record<Provider, string[]>> = {
  google: ['global', 'europe-west1', 'europe-west4', 'us-central1', 'us-east5', 'asia-southeast1'],
  aws: ['eu-central-1', 'eu-west-1', 'eu-west-3', 'us-east-1', 'us-east-2', 'us-west-2', 'ap-southeast-2'],
};
