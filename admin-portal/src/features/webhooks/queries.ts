import type { QueryClient } from '@tanstack/react-query';
import type { Webhook, WebhookInput } from '../../lib/api';
import { api, http } from '../../lib/http';

export function useWebhooks(tenant?: string) {
  return api.useQuery(
    'get',
    '/api/webhooks',
    { params: { query: { tenant_id: tenant } } },
    { refetchInterval: 30_000 },
  );
}

export function useDeliveries(id: string) {
  const params = { path: { id }, query: { limit: 50 } };
  return api.useQuery('get', '/api/webhooks/{id}/deliveries', { params }, { refetchInterval: 5000 });
}

export async function createWebhook(body: WebhookInput) {
  return (await http.POST('/api/webhooks', { body })).data!;
}

export async function updateWebhook(id: string, body: WebhookInput) {
  return (await http.PATCH('/api/webhooks/{id}', { params: { path: { id } }, body })).data!;
}

export async function deleteWebhook({ id }: Webhook) {
  await http.DELETE('/api/webhooks/{id}', { params: { path: { id } } });
}

export async function rotateWebhook({ id }: Webhook) {
  return (await http.POST('/api/webhooks/{id}/rotate-secret', { params: { path: { id } } })).data!;
}

export async function testWebhook({ id }: Webhook) {
  return (await http.POST('/api/webhooks/{id}/test', { params: { path: { id } } })).data!;
}

export async function redeliver(id: string, delivery: string) {
  await http.POST('/api/webhooks/{id}/deliveries/{delivery}/redeliver', { params: { path: { id, delivery } } });
}

export function refreshWebhooks(client: QueryClient) {
  return client.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/webhooks') });
}
