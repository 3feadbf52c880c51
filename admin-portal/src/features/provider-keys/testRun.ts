import { useSyncExternalStore } from 'react';
import type { TestProgress } from '../../lib/api';
import { eventsOf } from '../../lib/events';
import { http } from '../../lib/http';
import { messageOf } from '../../lib/problem';

/** A test of all keys of some tenants: it goes on when its page is left, and can be looked at again. */
export type TestRun = {
  running: boolean;
  tenants: number;
  /** How many keys are known of so far; the keys of a tenant are counted when its turn comes. */
  total: number;
  results: TestProgress[];
  error?: string;
};

let run: TestRun | null = null;
let stop: AbortController | null = null;
const listeners = new Set<() => void>();

function set(next: TestRun | null) {
  run = next;
  listeners.forEach((changed) => changed());
}

export const testRun = {
  /** Tests the keys of these tenants, one tenant after the other. */
  async start(tenants: string[], whenDone: () => void) {
    if (run?.running) return;
    stop = new AbortController();
    const { signal } = stop;
    set({ running: true, tenants: tenants.length, total: 0, results: [] });
    try {
      for (const tenant of tenants) await follow(tenant, signal);
      set({ ...run!, running: false });
    } catch (error) {
      set({ ...run!, running: false, error: signal.aborted ? undefined : messageOf(error) });
    }
    whenDone();
  },
  stop: () => stop?.abort(),
  clear: () => set(null),
};

async function follow(tenant_id: string, signal: AbortSignal) {
  const before = run!.total;
  const { data } = await http.POST('/api/provider-keys/test-all', {
    params: { query: { tenant_id } },
    headers: { Accept: 'text/event-stream' },
    parseAs: 'stream',
    signal,
  });
  for await (const { data: text } of eventsOf(data as ReadableStream<Uint8Array>)) {
    const progress = JSON.parse(text) as TestProgress;
    set({ ...run!, total: before + progress.total, results: [progress, ...run!.results] });
  }
}

export function useTestRun() {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => run,
  );
}
