import { useQueryClient } from '@tanstack/react-query';
import { useAccess } from '../../lib/access';
import { useTenants } from '../../lib/tenants';
import { refreshKeys } from './queries';
import { testRun, useTestRun } from './testRun';

/** Starts a test of all keys: those of one tenant, or of every tenant that this person sees. */
export function useTestAll(tenant?: string) {
  const { tenantId } = useAccess();
  const { tenants } = useTenants();
  const queries = useQueryClient();
  const run = useTestRun();
  function start() {
    const chosen = tenant ?? tenantId;
    const ids = chosen ? [chosen] : tenants.filter((x) => x.status !== 'deleted').map((x) => x.id);
    void testRun.start(ids, () => void refreshKeys(queries));
  }
  return { run, start };
}
