import { as, expect, secondFactor, test } from './portal';
import { api, loginOf } from './stack';

as('admin');

test('a dangerous step asks for a fresh login with the second factor, and goes on after it', async ({
  page,
  context,
}) => {
  test.slow();
  const name = `stolen-${Date.now()}`;
  const tenant = await api<{ id: string }>('POST', '/api/tenants', { name, slug: name, tier: 'hybrid' });
  await api('POST', '/api/provider-keys', {
    tenant_id: tenant.id,
    provider: 'openai',
    provider_name: name,
    api_key: `sk-${Date.now()}`,
    models_enabled: ['*'],
  });
  // The login of this run is recent, so the service's answer to an old one is given in its place, once.
  await page.route(
    '**/revoke',
    (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: '/problems/insufficient-user-authentication', status: 401 }),
      }),
    { times: 1 },
  );
  await page.goto(`/provider-keys?q=${name}`);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Destroy stolen secret' }).click();
  await page.getByRole('button', { name: 'Destroy now' }).click();

  const [login] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Confirm in a new tab' }).click(),
  ]);
  const { password, totp_secret } = loginOf('admin');
  const user = login.locator('#username');
  if (await user.isEditable()) await user.fill('admin');
  await login.locator('#password').fill(password);
  await login.locator('#kc-login').click();
  await secondFactor(login, totp_secret);
  await expect(login.getByRole('heading', { name: 'You are signed in' })).toBeVisible();

  await expect(page.getByText(`The secret of ${name} is destroyed`)).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Inactive');
});

test('the page is kept when the session ends', async ({ page, context }) => {
  await page.goto('/provider-keys');
  await expect(page.getByRole('table', { name: 'Provider keys' })).toBeVisible();
  await context.clearCookies();
  await page.getByRole('searchbox', { name: 'Search keys' }).fill('kept');
  await expect(page.getByRole('dialog', { name: 'Your session has expired' })).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search keys', includeHidden: true })).toHaveValue('kept');
});
