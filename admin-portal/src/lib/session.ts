import { useSyncExternalStore } from 'react';
import type { components } from '../api/gateway';

export type Me = components['schemas']['Me'];
export type Role = components['schemas']['Role'];

/** What lies over the page until the person has logged in again. */
export type Asking = 'expired' | 'step-up' | null;

let csrf = '';
let asking: Asking = null;
let steppedUp: ((done: boolean) => void)[] = [];
const listeners = new Set<() => void>();

/** The CSRF token lives in memory only; the session itself is a cookie that no script can read. */
export const session = {
  begin(me: Me) {
    csrf = me.csrf_token;
    settle(true);
  },
  expire() {
    if (asking === null) set('expired');
  },
  /** Asks for a login with a second factor; says whether there was one. Calls that need it wait together. */
  stepUp() {
    set('step-up');
    return new Promise<boolean>((resolve) => steppedUp.push(resolve));
  },
  cancelStepUp: () => settle(false),
  csrf: () => csrf,
};

export function useAsking() {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => asking,
  );
}

/** Where the tab of a login ends: it tells the others, and can be closed. */
export const SIGNED_IN = '/signed-in';

const CHANNEL = 'router-session';

export const signedIn = {
  tell() {
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(null);
    channel.close();
  },
  listen(heard: () => void) {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = heard;
    return () => channel.close();
  },
};

export const loginUrl = ({ pathname, search }: Pick<Location, 'pathname' | 'search'> = window.location) =>
  `/auth/login?next=${encodeURIComponent(pathname + search)}`;

export const stepUpUrl = `/auth/login?step_up=1&next=${encodeURIComponent(SIGNED_IN)}`;

function settle(done: boolean) {
  const waiting = steppedUp;
  steppedUp = [];
  set(null);
  waiting.forEach((resolve) => resolve(done));
}

function set(value: Asking) {
  if (asking === value) return;
  asking = value;
  listeners.forEach((changed) => changed());
}
