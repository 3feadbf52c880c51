import type { BrowserContext, Page } from '@playwright/test';
import { newCustomer, newKey } from './customer';
import { act, as, dialog, expect, rowOf, secondFactor, test } from './portal';
import { loginOf, type User } from './stack';

/** Follows a link of the page into a tab of its own, and logs in there. */
async function logInBeside(context: BrowserContext, page: Page, link: string, user: User) {
  const [tab] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: link }).click()]);
  const { password, totp_secret } = loginOf(user);
  await tab.locator('#password').waitFor();
  // An issuer that knows who it is does not ask for the name again.
  if (await tab.locator('#username').count()) await tab.locator('#username').fill(user);
  await tab.locator('#password').fill(password);
  await tab.locator('#kc-login').click();
  if (totp_secret) await secondFactor(tab, totp_secret);
  await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await tab.close();
}

test.describe('a platform admin', () => {
  as('admin');

  test('is asked for a fresh login before a dangerous step, which goes on after it', async ({ page, context }) => {
    test.slow();
    const customer = await newCustomer('stolen');
    const name = `key-of-${customer.name}`;
    await newKey(customer.id, name);
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
    await act(page, name, 'Destroy stolen secret');
    await page.getByRole('button', { name: 'Destroy now' }).click();
    await logInBeside(context, page, 'Confirm in a new tab', 'admin');
    await expect(page.getByText(`The secret of ${name} is destroyed`)).toBeVisible();
    await expect(rowOf(page, name)).toContainText('Inactive');
  });
});

test.describe('finance', () => {
  as('finance');

  test('keeps the page when the session ends, and goes on after a login', async ({ page, context }) => {
    await page.goto('/usage');
    await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible();
    await context.clearCookies();
    await page.getByRole('radiogroup', { name: 'Range' }).getByText('90 days').click();
    const expired = dialog(page, 'Your session has expired');
    await expect(expired).toBeVisible();
    await logInBeside(context, page, 'Sign in in a new tab', 'finance');
    await expect(expired).toBeHidden();
    await expect(page).toHaveURL(/range=90d/);
  });
});
