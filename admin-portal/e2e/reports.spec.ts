import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { newCustomer } from './customer';
import { as, dialog, expect, test } from './portal';
import { chat, stack } from './stack';

async function textOf(download: Download) {
  return readFile(await download.path(), 'utf8');
}

async function downloaded(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return textOf(download);
}

/** A choice of the menu with the rarer files. */
async function more(page: Page, file: string) {
  await page.getByRole('button', { name: 'More files' }).click();
  await page.getByRole('menuitem', { name: file }).click();
}

test.describe('finance', () => {
  as('finance');

  test('reads the report of the month, and takes it along as CSV, FOCUS and statement', async ({ page, context }) => {
    test.slow();
    const customer = await newCustomer('reported');
    await expect.poll(async () => (await chat(customer.app.token)).status).toBe(200);
    await page.goto(`/reports?tenant=${customer.id}`);
    await expect(page.getByText('Provider cost', { exact: true })).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('table').getByText(stack().model).first()).toBeVisible({ timeout: 5000 });
    }).toPass({ timeout: 90_000 });

    const csv = await downloaded(page, () => page.getByRole('button', { name: 'Download CSV' }).click());
    expect(csv).toContain('cost');
    expect(csv).toContain(stack().model);
    expect(await downloaded(page, () => more(page, 'Every line, as CSV'))).toContain(customer.id);
    const focus = await downloaded(page, () => more(page, 'FOCUS 1.2, as CSV'));
    expect(focus.split('\n')[0]).toContain('BilledCost');
    expect(focus).toContain(customer.name);
    const [statement] = await Promise.all([context.waitForEvent('page'), more(page, 'Statement of the tenant')]);
    await expect(statement.getByText(customer.name).first()).toBeVisible();
    await statement.close();
  });
});

test.describe('a platform admin', () => {
  as('admin');

  test('closes a month for ever', async ({ page }) => {
    // Over in every time zone, on the first day of a month too.
    const month = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 2, 1));
    const name = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(month);
    const closed = page.getByText(/This month is closed/);
    const close = page.getByRole('button', { name: 'Close month…' });
    await page.goto(`/reports?month=${month.toISOString().slice(0, 7)}`);
    await close.or(closed).waitFor();
    if (await close.isVisible()) {
      await close.click();
      const question = dialog(page, `Close ${name} for ever?`);
      await question.getByRole('button', { name: 'Close for ever' }).click();
      await expect(question).toBeHidden();
    }
    await expect(closed).toBeVisible();
    await page.reload();
    await expect(closed).toBeVisible();
    await expect(close).toBeHidden();
  });
});
