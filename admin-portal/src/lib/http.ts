import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import type { paths as ConfigPaths } from '../api/config-service';
import type { paths as GatewayPaths } from '../api/gateway';
import type { paths as KeyPaths } from '../api/key-service';
import type { paths as UsagePaths } from '../api/usage-service';
import { Problem, problemOf } from './problem';
import { session } from './session';

/** Everything below /api, whichever service answers it. */
export type Paths = GatewayPaths & KeyPaths & ConfigPaths & UsagePaths;

/** The login is good, but too weak or too long ago for what is asked (RFC 9470). */
const STEP_UP = 'insufficient-user-authentication';
const READING = new Set(['GET', 'HEAD']);

/** The one client of everything under /api: same origin, cookie session, and every failure thrown as a Problem. */
export const http = createFetchClient<Paths>({
  baseUrl: globalThis.location.origin,
  credentials: 'same-origin',
  fetch: send,
});

/** A call that needs a fresher login waits for it and is made again: nothing that was typed is lost. */
async function send(request: Request) {
  const again = request.clone();
  const response = await globalThis.fetch(request);
  if (response.status !== 401 || (await problemOf(response.clone())).type !== STEP_UP) return response;
  if (!(await session.stepUp())) return response;
  again.headers.set('X-CSRF-Token', session.csrf());
  return globalThis.fetch(again);
}

http.use({
  onRequest({ request }) {
    if (!READING.has(request.method)) request.headers.set('X-CSRF-Token', session.csrf());
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await problemOf(response);
    if (problem.status === 401 && problem.type !== STEP_UP) session.expire();
    throw problem;
  },
  onError({ error }) {
    return error instanceof Problem || (error instanceof DOMException && error.name === 'AbortError')
      ? undefined
      : new Problem(0);
  },
});

export const api = createQueryClient(http);
