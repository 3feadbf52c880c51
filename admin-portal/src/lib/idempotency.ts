import { useRef } from 'react';
import { Problem } from './problem';

/** A random UUID; unlike crypto.randomUUID it also works on a plain-http host name. */
export function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = [...b].map((x) => x.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * Runs a creating call under an Idempotency-Key that is repeated only while the outcome of the same request is
 * unknown (no answer, 5xx); a definite answer or another body begins a new key.
 */
export function useIdempotent() {
  const pending = useRef<{ key: string; body: string } | null>(null);
  return async function run<B, T>(body: B, call: (body: B, key: string) => Promise<T>): Promise<T> {
    const text = JSON.stringify(body);
    if (pending.current?.body !== text) pending.current = { key: uuid(), body: text };
    try {
      const result = await call(body, pending.current.key);
      pending.current = null;
      return result;
    } catch (error) {
      if (!(error instanceof Problem && error.outcomeUnknown)) pending.current = null;
      throw error;
    }
  };
}
