import type { Page } from '@playwright/test';
import { as, expect, settled, test, violations } from './portal';

const PAGES = [
  '/',
  '/?view=table',
  '/provider-keys',
  '/provider-keys?edit=new',
  '/virtual-keys',
  '/virtual-keys?edit=new',
  '/tenants',
  '/tenants?edit=new',
  '/models',
  '/models?edit=new',
  '/proxies',
  '/usage',
  '/reports',
];
/** What a colour scheme can break; everything else is the same in both. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const WIDTHS = [1920, 1440, 768, 390];

/** By how many pixels the page scrolls sideways. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

as('admin');
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const path of PAGES) {
  test(`${path} passes axe in both schemes and fits every width`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first().waitFor();
    await page.waitForLoadState('networkidle');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => overflow(page), `${path} fits ${width} px`).toBeLessThanOrEqual(0);
      if (width !== 1440 && width !== 390) continue;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        expect
          .soft(await violations(page, colorScheme === 'dark' ? COLOURS : undefined), `${colorScheme}, ${width} px`)
          .toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    }
  });
}
