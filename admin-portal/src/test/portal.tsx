import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll } from 'vitest';
import axe from 'axe-core';
import { createBackend } from '../../mock/backend.mjs';
import { Providers } from '../app/Providers';
import { createAppRouter } from '../app/router';
import { SessionGate } from '../features/session/SessionGate';

type Options = Parameters<typeof createBackend>[0];

/** The mock backend behind MSW for the tests of one file; `start` gives each test a fresh one. */
export function usePortal() {
  const server = setupServer();
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());

  /** Renders the whole portal at an address. */
  function open(url: string, options: Options = {}) {
    const backend = createBackend({ keys: 14, ...options });
    server.use(
      http.all('*/api/*', async ({ request }) => {
        const text = await request.text();
        const { status, headers, body } = backend.handle({
          method: request.method,
          url: request.url,
          headers: request.headers,
          body: text ? JSON.parse(text) : undefined,
        });
        return new HttpResponse(body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body), {
          status,
          headers: { 'content-type': 'application/json', ...headers },
        });
      }),
    );
    const router = createAppRouter(createMemoryHistory({ initialEntries: [url] }));
    const view = render(
      <Providers testing>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </Providers>,
    );
    return { backend, router, view };
  }

  return { open, server };
}

/**
 * What axe finds in a state that only a test gets into; pages as they open, and contrast, are left to the browser's run.
 */
export async function violations() {
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.html)
        .join(' ')
        .slice(0, 300)}`,
  );
}
