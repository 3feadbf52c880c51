import { newSecret, nowSecret } from './secrets';
import { api, stack } from './stack';

/** A tenant of a journey's own, and the token of an app of it: what happens to it is no other journey's business. */
export async function newCustomer(purpose: string) {
  const slug = `${purpose}-${crypto.randomUUID().slice(0, 8)}`;
  const { id } = await api<{ id: string }>('POST', '/api/tenants', { name: slug, slug, tier: 'hybrid' });
  const app = await api<{ id: string; token: string }>('POST', '/api/virtual-keys', { tenant_id: id, name: slug });
  nowSecret(app.token);
  return { id, name: slug, app };
}

/** A provider key in place before a journey begins. */
export async function newKey(tenant_id: string, name: string) {
  const secret = newSecret();
  const { id } = await api<{ id: string }>('POST', '/api/provider-keys', {
    tenant_id,
    provider: 'openai',
    provider_name: name,
    api_key: secret,
    models_enabled: [stack().model],
  });
  return { id, secret };
}
