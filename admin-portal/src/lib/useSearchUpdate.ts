import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

/**
 * Changes some search parameters of the page. Filters replace the history entry and begin at the first page again;
 * what opens or turns a page is a step that Back undoes.
 */
export function useSearchUpdate<S extends object>() {
  const navigate = useNavigate();
  return useCallback(
    (change: Partial<S>, step = false) => {
      const firstPage = step ? {} : { cursor: undefined };
      void navigate({
        to: '.',
        search: (old: object) => ({ ...old, ...firstPage, ...change }),
        replace: !step,
      } as never);
    },
    [navigate],
  );
}
