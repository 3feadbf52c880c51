import { readFile } from 'node:fs/promises';
import { answersOf, as, expect, logIn, readable, test } from './portal';
import { chat, stack, treat } from './stack';

/** Digits only: the doubles take words like `bad` in a credential as an order. */
const newSecret = () => `sk-journey-${Date.now()}${Math.floor(Math.random() * 1e6)}`;

test.describe('a platform admin', () => {
  as('admin');

  test('adds a key, sees it live, chats with it, replaces its secret, and leaves no secret behind', async ({
    page,
  }) => {
    const name = `journey-${Date.now()}`;
    const [first, second] = [newSecret(), newSecret()];
    const answers = answersOf(page);
    await page.goto('/provider-keys');

    await page.getByRole('button', { name: 'Add key' }).first().click();
    const form = page.getByRole('dialog', { name: 'Add provider key' });
    await form.getByLabel('Name').fill(name);
    await form.getByRole('combobox', { name: 'Tenant' }).fill('Acme');
    await page.getByRole('option', { name: 'Acme', exact: true }).click();
    await form.getByLabel(/^API key/).fill(first);
    await form.getByRole('button', { name: 'Test connection' }).click();
    await expect(form.getByText(/The key works/)).toBeVisible();
    await form.getByRole('button', { name: 'Add key' }).click();
    await expect(form.getByText(/Live on (\d+) of \1 prox/)).toBeVisible();
    await form.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('searchbox', { name: 'Search keys' }).fill(name);
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('Active');
    await expect.poll(async () => (await chat()).headers.get('x-cf-key-source')).toBe('own');

    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Replace secret' }).click();
    const rotation = page.getByRole('dialog', { name: `Replace the secret of ${name}` });
    await rotation.getByLabel(/^API key/).fill(second);
    await rotation.getByRole('button', { name: 'Test and replace' }).click();
    await expect(rotation.getByText(`ends in ${second.slice(-4)}`)).toBeVisible();
    await rotation.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText(second.slice(-4));
    await treat(first, 'bad');
    await expect.poll(async () => (await chat()).headers.get('x-cf-key-source')).toBe('own');

    const seen = answers.map((a) => a.text).join('\n') + (await readable(page));
    expect(seen).not.toContain(first);
    expect(seen).not.toContain(second);
  });
});

test.describe('finance', () => {
  as('finance');

  test('reads the report of the month and downloads it as CSV', async ({ page }) => {
    expect((await chat()).status).toBe(200);
    await page.goto('/reports');
    await expect(page.getByText('Provider cost', { exact: true })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('table').getByText(stack().model).first()).toBeVisible({ timeout: 15_000 });
    }).toPass({ timeout: 90_000 });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv).toContain('cost');
    expect(csv).toContain(stack().model);
  });

  test('logs in at the page that was asked for, and out again', async ({ browser }) => {
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const page = await context.newPage();
    await logIn(page, 'finance', '/reports');
    await expect(page).toHaveURL(/\/reports/);
    await page.getByRole('button', { name: /Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
    await context.close();
  });
});
