import { newCustomer, newKey } from './customer';
import { act, as, dialog, expect, navigation, rowOf, test, visit } from './portal';
import { newSecret } from './secrets';
import { api, chat, sourceOf, treat } from './stack';

as('admin');

/** The longest that a key's failing in live traffic may take to be told, tested and shown: a lost test is made again. */
const NOTICED_WITHIN = 180_000;
const NEWCOMERS_MINUTE = 60_000;

test('a key is added, goes live, serves, is replaced, breaks, is brought back, and is destroyed', async ({ page }) => {
  test.slow();
  const customer = await newCustomer('journey');
  const source = () => sourceOf(customer.app.token);
  const name = `key-of-${customer.name}`;
  const [first, second] = [newSecret(), newSecret()];

  await test.step('a newcomer adds a working key within a minute', async () => {
    const began = Date.now();
    await page.goto('/provider-keys');
    await page.getByRole('button', { name: 'Add key' }).first().click();
    const form = dialog(page, 'Add provider key');
    await form.getByLabel('Name').fill(name);
    await form.getByRole('combobox', { name: 'Tenant' }).fill(customer.name);
    await page.getByRole('option', { name: customer.name, exact: true }).click();
    await form.getByLabel(/^API key/).fill(first);
    await form.getByRole('button', { name: 'Test connection' }).click();
    await expect(form.getByText(/The key works/)).toBeVisible();
    await form.getByRole('button', { name: 'Add key' }).click();
    await expect(form.getByText(/Live on (\d+) of \1 prox.*, [\d,]+ ms/)).toBeVisible();
    await form.getByRole('button', { name: 'Done' }).click();
    await expect.poll(source).toBe('own');
    expect(Date.now() - began).toBeLessThan(NEWCOMERS_MINUTE);
  });

  await test.step('its secret is replaced', async () => {
    await page.getByRole('searchbox', { name: 'Search keys' }).fill(name);
    await expect(rowOf(page, name)).toContainText('Active');
    await act(page, name, 'Replace secret');
    const rotation = dialog(page, `Replace the secret of ${name}`);
    await rotation.getByLabel(/^API key/).fill(second);
    await rotation.getByRole('button', { name: 'Test and replace' }).click();
    await expect(rotation.getByText(`ends in ${second.slice(-4)}`)).toBeVisible();
    await expect(rotation.getByText(/Live on (\d+) of \1 prox/)).toBeVisible();
    await rotation.getByRole('button', { name: 'Done' }).click();
    await expect(rowOf(page, name)).toContainText(second.slice(-4));
    await treat(first, 'bad');
    await expect.poll(source).toBe('own');
    await treat(first, 'ok');
  });

  await test.step('it is disabled, and that is taken back', async () => {
    await act(page, name, 'Disable');
    await expect(rowOf(page, name)).toContainText('Inactive');
    await page.getByRole('alert').filter({ hasText: name }).getByRole('button', { name: 'Undo' }).click();
    await expect(rowOf(page, name)).toContainText('Active');
    await expect.poll(source).toBe('own');
  });

  await test.step('the provider refuses it: the reason and the next try are shown', async () => {
    await treat(second, 'bad');
    await expect
      .poll(
        async () => {
          // An app goes on asking, and the key is tested as long as its requests fail.
          await source();
          const { items } = await api<{ items: { status: string }[] }>('GET', `/api/provider-keys?q=${name}`);
          return items[0]!.status;
        },
        { timeout: NOTICED_WITHIN },
      )
      .toBe('error');
    expect(['fallback', 'shared']).toContain(await source());
    await page.goto('/');
    await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible();
    await expect(navigation(page).getByText(/failing$/)).toBeAttached();
    await visit(page, `/provider-keys?q=${name}`, 'Provider keys');
    await expect(rowOf(page, name)).toContainText('Error');
  });

  await test.step('the secret before is brought back, and serves again', async () => {
    await page.getByRole('button', { name, exact: true }).click();
    const details = dialog(page, name);
    await expect(details.getByText(/It is tried again by itself/)).toBeVisible();
    await expect(details.getByText(/The one before can be brought back for/)).toBeVisible();
    await details.getByRole('button', { name: 'Bring back the old secret' }).click();
    const question = dialog(page, `Bring back the old secret of ${name}?`);
    await question.getByRole('button', { name: 'Bring back', exact: true }).click();
    await expect(details.getByText(`Secret ends in ${first.slice(-4)}`)).toBeAttached();
    await details.getByRole('tab', { name: 'History' }).click();
    await expect(details.getByText('Provider key rolled back')).toBeVisible();
    await details.getByRole('button', { name: 'Close' }).click();
    await expect(rowOf(page, name)).toContainText('Active');
    await page.getByRole('button', { name: `Test connection: ${name}` }).click();
    await expect(page.getByRole('alert').filter({ hasText: `${name} works` })).toBeVisible();
    await expect.poll(source).toBe('own');
  });

  await test.step('it is destroyed', async () => {
    await act(page, name, 'Destroy stolen secret');
    await page.getByRole('button', { name: 'Destroy now' }).click();
    await expect(rowOf(page, name)).toContainText('Inactive');
    await expect.poll(source).not.toBe('own');
    expect((await chat(customer.app.token)).status).toBe(200);
  });
});

test('a key that LiteLLM leaves out for a while says so, and for how long', async ({ page }) => {
  const customer = await newCustomer('cooled');
  const key = await newKey(customer.id, `key-of-${customer.name}`);
  // LiteLLM leaves none out that is the only one.
  await newKey(customer.id, `other-key-of-${customer.name}`);
  const ask = () => sourceOf(customer.app.token);
  await expect.poll(ask).toBe('own');
  await page.goto(`/provider-keys?view=${key.id}`);
  const details = dialog(page, `key-of-${customer.name}`);
  await expect(details.getByText('Active')).toBeVisible();
  await treat(key.secret, 'rate');
  // It lasts for seconds, and comes again with the next request that fails.
  await expect(async () => {
    await ask();
    await expect(details.getByText(/for another \d+ s, after HTTP 429/)).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 90_000 });
});
