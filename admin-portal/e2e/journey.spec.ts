import { readFile } from 'node:fs/promises';
import { act, as, dialog, expect, logIn, navigation, rowOf, test } from './portal';
import { newSecret } from './secrets';
import { api, chat, sourceOf, stack, treat } from './stack';

test.describe('a platform admin', () => {
  as('admin');

  test('adds a key, sees it live, chats with it, replaces its secret, sees it break, and destroys it', async ({
    page,
  }) => {
    test.slow();
    const name = `journey-${Date.now()}`;
    const [first, second] = [newSecret(), newSecret()];
    await page.goto('/provider-keys');

    await test.step('adds a key', async () => {
      await page.getByRole('button', { name: 'Add key' }).first().click();
      const form = dialog(page, 'Add provider key');
      await form.getByLabel('Name').fill(name);
      await form.getByRole('combobox', { name: 'Tenant' }).fill('Acme');
      await page.getByRole('option', { name: 'Acme', exact: true }).click();
      await form.getByLabel(/^API key/).fill(first);
      await form.getByRole('button', { name: 'Test connection' }).click();
      await expect(form.getByText(/The key works/)).toBeVisible();
      await form.getByRole('button', { name: 'Add key' }).click();
      await expect(form.getByText(/Live on (\d+) of \1 prox.*, [\d,]+ ms/)).toBeVisible();
      await form.getByRole('button', { name: 'Done' }).click();
    });

    await test.step('chats with it', async () => {
      await page.getByRole('searchbox', { name: 'Search keys' }).fill(name);
      await expect(rowOf(page, name)).toContainText('Active');
      await expect.poll(() => sourceOf()).toBe('own');
    });

    await test.step('replaces its secret, while the one before can still be brought back', async () => {
      await act(page, name, 'Replace secret');
      const rotation = dialog(page, `Replace the secret of ${name}`);
      await rotation.getByLabel(/^API key/).fill(second);
      await rotation.getByRole('button', { name: 'Test and replace' }).click();
      await expect(rotation.getByText(`ends in ${second.slice(-4)}`)).toBeVisible();
      await expect(rotation.getByText(/Live on (\d+) of \1 prox/)).toBeVisible();
      await rotation.getByRole('button', { name: 'Done' }).click();
      await expect(rowOf(page, name)).toContainText(second.slice(-4));
      await treat(first, 'bad');
      await expect.poll(() => sourceOf()).toBe('own');
    });

    await test.step('disables it, and takes that back', async () => {
      await act(page, name, 'Disable');
      await expect(rowOf(page, name)).toContainText('Inactive');
      await page.getByRole('alert').filter({ hasText: name }).getByRole('button', { name: 'Undo' }).click();
      await expect(rowOf(page, name)).toContainText('Active');
    });

    await test.step('sees the error, its reason and the next try, when the provider refuses it', async () => {
      await treat(second, 'bad');
      await expect.poll(() => sourceOf()).toBe('fallback');
      await expect(async () => {
        // An app goes on asking, and the key is tested as long as its requests fail.
        await sourceOf();
        await page.reload();
        await expect(rowOf(page, name)).toContainText('Error', { timeout: 3000 });
      }).toPass({ timeout: 60_000 });
      await page.getByRole('button', { name, exact: true }).click();
      const details = dialog(page, name);
      await expect(details.getByText(/It is tried again by itself/)).toBeVisible();
      await details.getByRole('button', { name: 'Close' }).click();
      await expect(navigation(page).getByText(/failing$/)).toBeAttached();
      await page.goto('/');
      await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
    });

    await test.step('mends it', async () => {
      await treat(second, 'ok');
      await page.goto(`/provider-keys?q=${name}`);
      await page.getByRole('button', { name: `Test connection: ${name}` }).click();
      await expect(rowOf(page, name)).toContainText('Active');
      await page.getByRole('button', { name, exact: true }).click();
      const details = dialog(page, name);
      await expect(details.getByText(/The one before can be brought back for/)).toBeVisible();
      await details.getByRole('tab', { name: 'History' }).click();
      await expect(details.getByText('Provider key rotated')).toBeVisible();
      await details.getByRole('button', { name: 'Close' }).click();
    });

    await test.step('destroys its secret', async () => {
      const { items } = await api<{ items: { id: string }[] }>('GET', `/api/provider-keys?q=${name}`);
      const id = items[0]!.id;
      await act(page, name, 'Destroy stolen secret');
      await page.getByRole('button', { name: 'Destroy now' }).click();
      await expect(rowOf(page, name)).toContainText('Inactive');
      await expect.poll(async () => (await chat()).headers.get('x-cf-key-id')).not.toBe(id);
    });
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
});

test.describe('somebody who is not logged in', () => {
  test('logs in at the page that was asked for, and out again', async ({ page }) => {
    await logIn(page, 'finance', '/reports');
    await expect(page).toHaveURL(/\/reports/);
    await page.getByRole('button', { name: /Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});
