import { type InfiniteData, keepPreviousData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Cooldown, KeyStatus, Provider, ProviderKey } from '../../lib/api';
import { api, http } from '../../lib/http';

type KeyPage = { items: ProviderKey[]; next_cursor?: string | null };

/** Lists that are scrolled; apart from single pages with the same filter, which are kept in another shape. */
const LIST = ['list', '/api/provider-keys'];
const NONE: Cooldown[] = [];
export const PAGE_SIZE = 100;
const REFRESH_MS = 30_000;
/** A cooldown lasts for seconds. */
const COOLDOWN_REFRESH_MS = 2000;
/** A list that was scrolled further than this is not read again by itself. */
const REFRESHED_PAGES = 3;

export type KeyFilter = { q?: string; tenant?: string; provider?: Provider; status?: KeyStatus };

/** Keys as they are scrolled into sight, a page of the service at a time. */
export function useKeyList({ q, tenant, provider, status }: KeyFilter) {
  const query = { q, tenant_id: tenant, provider, status, limit: PAGE_SIZE };
  const list = useInfiniteQuery({
    queryKey: [...LIST, query],
    queryFn: async ({ pageParam: cursor }) =>
      (await http.GET('/api/provider-keys', { params: { query: { ...query, cursor } } })).data!,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= REFRESHED_PAGES ? REFRESH_MS : false),
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items), [list.data]);
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return { ...list, rows, more };
}

/** The first keys of a state, for a glance. */
export function useSomeKeys(status: KeyStatus, limit: number) {
  const params = { query: { status, limit } };
  return api.useQuery('get', '/api/provider-keys', { params }, { refetchInterval: REFRESH_MS });
}

export function useKey(id: string | undefined) {
  return api.useQuery('get', '/api/provider-keys/{id}', { params: { path: { id: id ?? '' } } }, { enabled: !!id });
}

/** What LiteLLM leaves out now: the models of one key, or of every key that can be seen. */
export function useCooldowns(key_id?: string) {
  const params = { query: { key_id } };
  const { data } = api.useQuery('get', '/api/cooldowns', { params }, { refetchInterval: COOLDOWN_REFRESH_MS });
  return data?.items ?? NONE;
}

/** Shows a key as given in every list that holds it, until the lists are asked for again. */
export function putKey(client: QueryClient, key: ProviderKey) {
  client.setQueriesData<InfiniteData<KeyPage>>({ queryKey: LIST }, (list) => {
    if (!list) return list;
    const pages = list.pages.map((page) => ({ ...page, items: page.items.map((k) => (k.id === key.id ? key : k)) }));
    return { ...list, pages };
  });
}

/** After any change: every list and count of keys is asked for again. */
export function refreshKeys(client: QueryClient) {
  return client.invalidateQueries({ predicate: (q) => String(q.queryKey[1]).startsWith('/api/provider-keys') });
}
