import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths as ConfigPaths } from '../api/config-service';
import type { paths as GatewayPaths } from '../api/gateway';
import type { paths as KeyPaths } from '../api/key-service';
import type { paths as UsagePaths } from '../api/usage-service';
import { Problem, problemOf } from './problem';
import { session } from './session';

const READING = new Set(['GET', 'HEAD']);

/** The one client of everything under /api: same origin, cookie session, and every failure thrown as a Problem. */
export const http = createFetchClient<GatewayPaths & KeyPaths & ConfigPaths & UsagePaths>({
  baseUrl: globalThis.location.origin,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
});

http.use({
  onRequest({ request }) {
    if (!READING.has(request.method)) request.headers.set('X-CSRF-Token', session.csrf());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return;
    if (response.status === 401) session.expire();
    throw await problemOf(response);
  },
  onError({ error }) {
    return error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')
      ? undefined
      : new Problem(0);
  },
});

export const api = createQueryClient(http);
