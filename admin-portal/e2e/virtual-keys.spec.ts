import { act, as, dialog, expect, rowOf, test } from './portal';
import { nowSecret } from './secrets';
import { chat } from './stack';

as('acme-admin');

test('a tenant admin makes a virtual key, replaces its token, and revokes it', async ({ page, answers }) => {
  const name = `app-${Date.now()}`;
  /** The token that a dialog shows: in one answer, and nowhere once the dialog is closed. */
  const taken = async (form: ReturnType<typeof dialog>) => {
    const token = await form.getByLabel('Token', { exact: true }).innerText();
    expect(token).toMatch(/^cf-/);
    await form.getByRole('button', { name: 'I have copied it' }).click();
    await expect(form).toBeHidden();
    expect(answers.splice(0).filter(({ text }) => text.includes(token))).toHaveLength(1);
    nowSecret(token);
    return token;
  };
  const status = async (token: string) => (await chat(token)).status;

  await page.goto('/virtual-keys');
  await page.getByRole('button', { name: 'Create virtual key' }).first().click();
  await dialog(page, 'Create virtual key').getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const first = await taken(dialog(page, `${name} is ready`));
  await expect.poll(() => status(first)).toBe(200);

  await act(page, name, 'New token');
  const rotation = dialog(page, `A new token for ${name}`);
  await rotation.getByText('1 hour').click();
  await rotation.getByRole('button', { name: 'Make new token' }).click();
  const second = await taken(rotation);
  await expect(rowOf(page, name)).toContainText(/old token works .+ more/);
  await expect.poll(() => status(second)).toBe(200);
  expect(await status(first)).toBe(200);

  await act(page, name, 'Revoke');
  await dialog(page, `Revoke ${name}?`).getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(rowOf(page, name)).toContainText('Revoked');
  await expect.poll(() => status(second)).toBe(401);
  await expect.poll(() => status(first)).toBe(401);
});
