import type { QueryClient } from '@tanstack/react-query';
import type { Model, PriceInput } from '../../lib/api';
import { api, http } from '../../lib/http';

export function usePrices(enabled: boolean) {
  return api.useQuery('get', '/api/prices', {}, { staleTime: 5 * 60_000, enabled });
}

export async function saveModel(body: Model) {
  return (await http.PUT('/api/models/{name}', { params: { path: { name: body.model } }, body })).data!;
}

export async function deleteModel({ model }: Model) {
  await http.DELETE('/api/models/{name}', { params: { path: { name: model } } });
}

export async function addPrice(body: PriceInput) {
  return (await http.POST('/api/prices', { body })).data!;
}

export function refreshModels(client: QueryClient) {
  return client.invalidateQueries({
    predicate: (q) => ['/api/models', '/api/prices'].some((path) => String(q.queryKey[1]).startsWith(path)),
  });
}
