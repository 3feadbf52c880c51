import { useMemo } from 'react';
import type { Model, Provider } from './api';
import { api } from './http';

const NONE: Model[] = [];

export function useModels() {
  const query = api.useQuery('get', '/api/models', {}, { staleTime: 5 * 60_000 });
  return { ...query, models: query.data?.items ?? NONE };
}

/** The catalogue's names, of one provider or of all. */
export function useModelNames(provider?: Provider) {
  const { models } = useModels();
  return useMemo(
    () => models.filter((m) => !provider || m.routes.some((r) => r.provider === provider)).map((m) => m.model),
    [models, provider],
  );
}
