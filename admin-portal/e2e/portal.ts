import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import { totp } from './totp';

const { PORTAL_URL, PORTAL_USER = 'admin', PORTAL_PASSWORD = '', PORTAL_TOTP_SECRET = '' } = process.env;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Journeys run where there is a portal and a browser, and are skipped elsewhere. */
export const test = base.extend({});
test.skip(!PORTAL_URL || !fs.existsSync('/usr/bin/chromium'), 'needs PORTAL_URL and /usr/bin/chromium');

/** Through the issuer's pages, second factor included, and back to the page that was asked for. */
export async function logIn(page: Page, path = '/') {
  await page.goto(path);
  await page.getByRole('link', { name: 'Sign in' }).click();
  const user = page.locator('#username');
  const start = page.getByRole('navigation', { name: 'Main' });
  await user.or(start).first().waitFor();
  if (await user.isVisible()) {
    await user.fill(PORTAL_USER);
    await page.locator('#password').fill(PORTAL_PASSWORD);
    await page.locator('#kc-login').click();
    const code = page.locator('#otp');
    await code.or(start).first().waitFor();
    if (await code.isVisible()) await secondFactor(page);
  }
  await expect(start).toBeVisible();
}

/** A code is taken once: a login within the same half minute as the last one waits for the next code. */
async function secondFactor(page: Page) {
  const start = page.getByRole('navigation', { name: 'Main' });
  const refused = page.getByText('Invalid authenticator code');
  const code = totp(PORTAL_TOTP_SECRET);
  await page.locator('#otp').fill(code);
  await page.locator('#kc-login').click();
  await start.or(refused).first().waitFor();
  if (await refused.isVisible()) {
    await expect.poll(() => totp(PORTAL_TOTP_SECRET), { timeout: 31_000 }).not.toBe(code);
    await page.locator('#otp').fill(totp(PORTAL_TOTP_SECRET));
    await page.locator('#kc-login').click();
  }
}

/** What axe finds on the page as it is now; evaluated, since the content policy blocks added scripts. */
export async function violations(page: Page) {
  await page.evaluate(axe);
  return page.evaluate(async (runOnly) => {
    const run = (
      window as unknown as {
        axe: { run: (d: Document, o: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run;
    return (await run(document, { runOnly })).violations.map((v) => `${v.id}: ${v.nodes[0]?.html}`);
  }, RULES);
}

export { expect };
