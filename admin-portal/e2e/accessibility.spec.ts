import type { Page } from '@playwright/test';
import { newCustomer, newKey } from './customer';
import { as, expect, settled, test, violations, visit } from './portal';

/** What a colour scheme can break; everything else is the same in both. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What there is to see, by the heading or the dialog that says so. */
const VIEWS = {
  '/?view=table': 'Dashboard',
  '/': 'Dashboard',
  '/provider-keys': 'Provider keys',
  '/provider-keys?q=no-such-key': 'Provider keys',
  '/provider-keys?edit=new': 'Add provider key',
  '/virtual-keys': 'Virtual keys',
  '/virtual-keys?edit=new': 'Create virtual key',
  '/tenants': 'Tenants',
  '/tenants?edit=new': 'Add tenant',
  '/models': 'Models & prices',
  '/models?edit=new': 'Add model',
  '/proxies': 'Proxies',
  '/usage': 'Usage',
  '/reports': 'Reports',
  '/audit': 'Audit log',
  '/webhooks': 'Webhooks',
  '/webhooks?edit=new': 'Add endpoint',
  '/signed-in': 'You are signed in',
  '/nowhere': 'Nothing is here',
};

/** By how many pixels the page scrolls sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function fits(page: Page, width: number) {
  await page.setViewportSize({ width, height: 900 });
  await expect.poll(() => overflow(page), `${page.url()} fits ${width} px`).toBeLessThanOrEqual(0);
}

/** What axe finds; in the dark at the widths of a desk alone, since colours are the same at all. */
async function found(page: Page, width: number) {
  await settled(page);
  const light = await violations(page);
  if (width < 1000) return { light, dark: [] };
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  const dark = await violations(page, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  return { light, dark };
}

const NOTHING = { light: [], dark: [] };

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ mode: 'parallel' });

test.describe('an admin', () => {
  as('admin');

  for (const [width, alsoFits] of [
    [1440, 1920],
    [390, 768],
  ] as const) {
    test(`finds every page readable at ${width} px`, async ({ page }) => {
      test.slow();
      const customer = await newCustomer('readable');
      const key = await newKey(customer.id, `key of ${customer.name}`);
      await page.goto('/');
      for (const [path, heading] of [
        ...Object.entries(VIEWS),
        [`/provider-keys?view=${key.id}`, `key of ${customer.name}`],
        [`/provider-keys?view=${key.id}&tab=history`, `key of ${customer.name}`],
        [`/provider-keys?rotate=${key.id}`, `Replace the secret of key of ${customer.name}`],
      ] as const) {
        await test.step(path, async () => {
          await visit(page, path, heading);
          await fits(page, alsoFits);
          await fits(page, width);
          expect.soft(await found(page, width), `${path} at ${width} px`).toEqual(NOTHING);
        });
      }
    });
  }
});

test('the login finds them readable too', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  for (const width of [1440, 390]) {
    await fits(page, width);
    expect.soft(await found(page, width), `the login at ${width} px`).toEqual(NOTHING);
  }
});
