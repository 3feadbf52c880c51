import { readFile } from 'node:fs/promises';
import { as, dialog, expect, test } from './portal';
import { stack } from './stack';

as('auditor');

test('an auditor finds an entry, verifies it in the browser, and downloads its proof', async ({ page }) => {
  test.slow();
  // An entry gets its place, and the log its checkpoint, within a minute; this one is of the stack's beginning.
  const list = `/audit?tenant=${stack().tenant_id}&action=tenant.created`;
  await page.goto(list);
  const entries = page.getByRole('table', { name: 'Audit log' });
  await expect(entries.getByText('Tenant created')).toBeVisible();
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Refused' }).click();
  await expect(page.getByText('No entry matches')).toBeVisible();

  const entry = dialog(page, 'Tenant created');
  await expect(async () => {
    await page.goto(list);
    await page.getByRole('button', { name: /^Show and verify: Tenant created/ }).click();
    await entry.getByRole('button', { name: 'Verify', exact: true }).click({ timeout: 2000 });
    await expect(entry.getByText('This entry is in the signed log')).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 120_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    entry.getByRole('button', { name: 'Download proof' }).click(),
  ]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toHaveProperty('leaf_hash');
});
