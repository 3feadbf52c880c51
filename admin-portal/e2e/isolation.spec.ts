import { as, expect, navigation, test } from './portal';
import { newSecret } from './secrets';
import { api } from './stack';

as('acme-admin');

/** Every page that a tenant's admin can reach. */
const PAGES = [
  '/',
  '/provider-keys',
  '/virtual-keys',
  '/tenants',
  '/models',
  '/usage',
  '/reports',
  '/audit',
  '/webhooks',
];

test('a tenant admin sees nothing of other tenants, in the page or in what the browser is sent', async ({
  page,
  answers,
}) => {
  const mark = `globex-${Date.now()}`;
  const other = await api<{ id: string }>('POST', '/api/tenants', { name: mark, slug: mark, tier: 'hybrid' });
  const key = await api<{ id: string }>('POST', '/api/provider-keys', {
    tenant_id: other.id,
    provider: 'openai',
    provider_name: `${mark}-key`,
    api_key: newSecret(),
    models_enabled: ['*'],
  });
  const virtual = await api<{ id: string }>('POST', '/api/virtual-keys', { tenant_id: other.id, name: `${mark}-app` });

  for (const path of PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await page.content(), path).not.toContain(mark);
  }
  await expect(navigation(page).getByRole('link', { name: 'Proxies' })).toHaveCount(0);
  expect(answers.length).toBeGreaterThan(PAGES.length);
  for (const { url, text } of answers) {
    for (const foreign of [mark, other.id, key.id, virtual.id, 'Shared OpenAI'])
      expect(text, url).not.toContain(foreign);
  }

  for (const path of [
    `/api/tenants/${other.id}`,
    `/api/tenants/${other.id}/provider-keys`,
    `/api/provider-keys/${key.id}`,
    `/api/provider-keys/${key.id}/history`,
    `/api/virtual-keys/${virtual.id}`,
    `/api/convergence?key_id=${key.id}`,
  ]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});
