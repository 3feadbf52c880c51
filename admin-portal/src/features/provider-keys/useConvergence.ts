import { useEffect, useState } from 'react';
import type { Convergence } from '../../lib/api';
import { eventsOf } from '../../lib/events';
import { http } from '../../lib/http';
import { statusOf } from '../../lib/problem';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/** How far a version of a key is; `ms` says when the last proxy had it, counted from `since`. */
export type Progress = { now?: Convergence; ms?: number; failed?: boolean };

/** Follows a version of a key to the proxies, live, until each of them has it. */
export function useConvergence(key_id: string, version: number, since?: number) {
  const [progress, setProgress] = useState<Progress>({});
  useEffect(() => {
    const left = new AbortController();
    const tell = (now: Convergence) => {
      const ms = now.pending.length || since === undefined ? undefined : Math.round(performance.now() - since);
      setProgress({ now, ms });
    };
    follow({ key_id, version }, left.signal, tell).catch(() => {
      if (!left.signal.aborted) setProgress((last) => ({ ...last, failed: true }));
    });
    return () => left.abort();
  }, [key_id, version, since]);
  return progress;
}

/** A stream that ends before its time is taken up again. */
async function follow(
  query: { key_id: string; version: number },
  signal: AbortSignal,
  tell: (now: Convergence) => void,
) {
  for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    const body = await stream(query, signal);
    for await (const { data } of body ? eventsOf(body) : []) {
      const now = JSON.parse(data) as Convergence;
      tell(now);
      if (!now.pending.length) return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/** Nothing as long as the service that knows the proxies has not heard of a new key. */
async function stream(query: { key_id: string; version: number }, signal: AbortSignal) {
  try {
    const { data } = await http.GET('/api/convergence/stream', {
      params: { query },
      headers: { Accept: 'text/event-stream' },
      parseAs: 'stream',
      signal,
    });
    return data as ReadableStream<Uint8Array>;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}
