import type { Request } from '@playwright/test';
import { as, expect, loaded, test } from './portal';

as('admin');

/** Bytes of scripts and styles, as they travel, until the page is drawn. */
const BUDGET = 250_000;

test('the first page comes compressed, and within its budget', async ({ page }) => {
  const requests: Request[] = [];
  page.on('requestfinished', (request) => {
    if (/\.(js|css)$/.test(new URL(request.url()).pathname)) requests.push(request);
  });
  await page.goto('/provider-keys');
  await expect(page.getByRole('table', { name: 'Provider keys' })).toBeVisible();
  await loaded(page);

  let bytes = 0;
  for (const request of [...requests]) {
    bytes += (await request.sizes()).responseBodySize;
    if (!request.url().includes('/assets/')) continue;
    const headers = (await request.response())!.headers();
    expect(headers['content-encoding'], request.url()).toMatch(/^(br|gzip)$/);
    expect(headers['cache-control'], request.url()).toContain('immutable');
  }
  expect(bytes).toBeGreaterThan(100_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});
