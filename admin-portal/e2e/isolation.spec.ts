import { newCustomer, newKey } from './customer';
import { as, expect, navigation, test, visit } from './portal';

as('acme-admin');

/** Every page that a tenant's admin can reach, by its heading. */
const PAGES = {
  '/provider-keys': 'Provider keys',
  '/virtual-keys': 'Virtual keys',
  '/tenants': 'Your tenant',
  '/models': 'Models & prices',
  '/usage': 'Usage',
  '/reports': 'Reports',
  '/audit': 'Audit log',
  '/webhooks': 'Webhooks',
  '/': 'Dashboard',
};

test('a tenant admin sees nothing of other tenants, in the page or in what the browser is sent', async ({
  page,
  answers,
}) => {
  const other = await newCustomer('globex');
  const key = await newKey(other.id, `${other.name}-key`);

  await page.goto('/');
  for (const [path, heading] of Object.entries(PAGES)) {
    await visit(page, path, heading);
    expect(await page.content(), path).not.toContain(other.name);
  }
  await expect(navigation(page).getByRole('link', { name: 'Proxies' })).toHaveCount(0);
  expect(answers.length).toBeGreaterThan(Object.keys(PAGES).length);
  for (const { url, text } of answers) {
    for (const foreign of [other.name, other.id, key.id, other.app.id, 'Shared OpenAI'])
      expect(text, url).not.toContain(foreign);
  }

  for (const path of [
    `/api/tenants/${other.id}`,
    `/api/tenants/${other.id}/provider-keys`,
    `/api/provider-keys/${key.id}`,
    `/api/provider-keys/${key.id}/history`,
    `/api/virtual-keys/${other.app.id}`,
    `/api/convergence?key_id=${key.id}`,
  ]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});
