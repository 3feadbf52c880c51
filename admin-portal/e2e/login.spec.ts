import type { Page } from '@playwright/test';
import { expect, logIn, test } from './portal';
import { lockedOut, newPerson } from './realm';

/** The issuer's failureFactor. */
const FAILURES = 5;

async function enter(page: Page, username: string, password: string) {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await Promise.all([page.waitForEvent('load'), page.locator('#kc-login').click()]);
}

test('somebody logs in at the page that was asked for, and out again', async ({ page }) => {
  await logIn(page, 'finance', '/reports');
  await expect(page).toHaveURL(/\/reports/);
  await page.getByRole('button', { name: /Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
});

test('somebody without a role is told so; after wrong passwords the right one is not taken either', async ({
  page,
}) => {
  const { id, username, password } = await newPerson();
  await page.goto('/auth/login?next=/');
  await enter(page, username, password);
  await expect(page.getByRole('heading', { name: 'You have no role here' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).click();

  const refused = page.getByText('Invalid username or password');
  for (let i = 0; i < FAILURES; i++) {
    await enter(page, username, `wrong-${i}`);
    await expect(refused).toBeVisible();
  }
  await expect.poll(() => lockedOut(id)).toBe(true);
  await enter(page, username, password);
  await expect(refused).toBeVisible();
  expect((await page.request.get('/api/me')).status()).toBe(401);
});
