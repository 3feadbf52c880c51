import { api } from '../../lib/http';

export function useProxies(enabled = true) {
  return api.useQuery('get', '/api/proxies', {}, { enabled, refetchInterval: 5000 });
}
