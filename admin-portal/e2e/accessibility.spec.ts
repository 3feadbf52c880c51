import { expect, logIn, test, violations } from './portal';

const PAGES = [
  '/',
  '/provider-keys',
  '/provider-keys?edit=new',
  '/virtual-keys',
  '/tenants',
  '/models',
  '/proxies',
  '/reports',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`every page passes axe and fits, ${colorScheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.setViewportSize({ width: 1440, height: 900 });
      await logIn(page);
      await page.setViewportSize({ width, height: 900 });
      for (const path of PAGES) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).or(page.getByRole('dialog')).first().waitFor();
        await page.waitForLoadState('networkidle');
        expect.soft(await violations(page), path).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
  }
}
