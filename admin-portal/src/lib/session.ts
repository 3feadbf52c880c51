import { useSyncExternalStore } from 'react';
import type { components } from '../api/gateway';

export type Me = components['schemas']['Me'];
export type Role = components['schemas']['Role'];

let csrf = '';
let expired = false;
const listeners = new Set<() => void>();

/** The CSRF token lives in memory only; the session itself is a cookie that no script can read. */
export const session = {
  begin(me: Me) {
    csrf = me.csrf_token;
    set(false);
  },
  expire() {
    set(true);
  },
  csrf: () => csrf,
};

export function useSessionExpired() {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => expired,
  );
}

export function loginUrl(location: Pick<Location, 'pathname' | 'search'> = window.location) {
  return `/auth/login?next=${encodeURIComponent(location.pathname + location.search)}`;
}

function set(value: boolean) {
  if (expired === value) return;
  expired = value;
  listeners.forEach((changed) => changed());
}
