import { as, expect, test } from './portal';

as('admin');

test('a key can be added with the keyboard alone, and the focus returns where it came from', async ({ page }) => {
  await page.goto('/provider-keys');
  await expect(page.getByRole('table', { name: 'Provider keys' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');

  const add = page.getByRole('button', { name: 'Add key' }).first();
  await add.focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Add provider key' });
  await expect(form.getByLabel('Name')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(add).toBeFocused();
});

test('a menu is walked with the arrows and left with Escape', async ({ page }) => {
  await page.goto('/provider-keys');
  const actions = page.getByRole('button', { name: 'Actions for Shared OpenAI' });
  await actions.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();
});
