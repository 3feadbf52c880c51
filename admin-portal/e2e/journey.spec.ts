import { readFile } from 'node:fs/promises';
import { expect, logIn, test } from './portal';

/** A credential that the provider's double takes, and the name of the tenant that gets the key. */
const SECRET = process.env.PORTAL_PROVIDER_KEY ?? 'sk-sample';
const TENANT = process.env.PORTAL_TENANT ?? 'Acme';

test('log in, add a key, see it live, read the report, download the CSV', async ({ page }) => {
  const name = `journey-${Date.now()}`;
  const seen: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) seen.push(await response.text().catch(() => ''));
  });
  await logIn(page, '/provider-keys');
  await expect(page).toHaveURL(/provider-keys/);

  await page.getByRole('button', { name: 'Add key' }).first().click();
  const form = page.getByRole('dialog', { name: 'Add provider key' });
  await form.getByLabel('Name').fill(name);
  const tenant = form.getByRole('combobox', { name: 'Tenant' });
  if (await tenant.isVisible()) {
    await tenant.fill(TENANT);
    await page.getByRole('option', { name: TENANT }).first().click();
  }
  await form.getByLabel(/^API key/).fill(SECRET);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByText(/The key works/)).toBeVisible();
  await form.getByRole('button', { name: 'Add key' }).click();
  await expect(form.getByText(/Live on (\d+) of \1 prox/)).toBeVisible();
  await form.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('searchbox', { name: 'Search keys' }).fill(name);
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Active');

  expect(await page.content()).not.toContain(SECRET);
  expect(seen.join('\n')).not.toContain(SECRET);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(SECRET);

  await page.getByRole('link', { name: 'Reports' }).click();
  await expect(page.getByText('Provider cost', { exact: true })).toBeVisible();
  const csv = page.getByRole('button', { name: 'Download CSV' });
  if (await csv.isEnabled()) {
    const [download] = await Promise.all([page.waitForEvent('download'), csv.click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain('cost');
  }
});
