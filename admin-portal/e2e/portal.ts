import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import { secretsIn } from './secrets';
import { loginOf, sessionOf, type User } from './stack';
import { totp } from './totp';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every test of a file begins as this person, logged in. */
export const as = (user: User) => test.use({ storageState: sessionOf(user) });

export const navigation = (page: Page) => page.getByRole('navigation', { name: 'Main' });

/** Another page of the portal that is open, as a link of it leads there: nothing is loaded anew. */
export async function visit(page: Page, path: string, heading: string) {
  await page.evaluate((to) => history.pushState(null, '', to), path);
  await page
    .getByRole('heading', { level: 1, name: heading, exact: true })
    .or(page.getByRole('dialog', { name: heading }))
    .waitFor();
  await loaded(page);
}

/** When nothing of the page is still to come. */
export const loaded = (page: Page) =>
  expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0);

/** The dialog with this title. */
export const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

export const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** Chooses an action from the menu of a row. */
export async function act(page: Page, name: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

/** Through the issuer's pages, second factor included, and back to the page that was asked for. */
export async function logIn(page: Page, user: User, path = '/') {
  const login = loginOf(user);
  await page.goto(path);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.locator('#username').fill(user);
  await page.locator('#password').fill(login.password);
  await page.locator('#kc-login').click();
  if (login.totp_secret) await secondFactor(page, login.totp_secret);
  await navigation(page)
    .or(page.getByRole('button', { name: 'Open navigation' }))
    .first()
    .waitFor();
}

/** A code is taken once: a login within the same half minute as the last one waits for the next code. */
export async function secondFactor(page: Page, secret: string) {
  const refused = page.getByText('Invalid authenticator code');
  for (let attempt = 0; attempt < 3; attempt++) {
    const code = totp(secret);
    await page.locator('#otp').fill(code);
    await page.locator('#kc-login').click();
    await navigation(page).or(refused).first().waitFor();
    if (!(await refused.isVisible())) return;
    await expect.poll(() => totp(secret), { timeout: 40_000 }).not.toBe(code);
  }
  throw new Error('No one-time code was taken.');
}

/** What axe finds on the page as it is now; evaluated, since the content policy blocks added scripts. */
export async function violations(page: Page, only?: string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(
    async ([standards, rules]) => {
      type Found = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
      const { run } = (window as unknown as { axe: { run: (d: Document, o: object) => Promise<Found> } }).axe;
      const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: standards };
      const { violations } = await run(document, { runOnly, resultTypes: ['violations'], preload: false });
      return violations.map((v) => `${v.id}: ${v.nodes[0]?.html} ${v.nodes[0]?.failureSummary}`);
    },
    [STANDARDS, only] as const,
  );
}

/** When what a change set in motion has come to rest; a colour in transition is neither the old one nor the new one. */
export function settled(page: Page) {
  return page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const ending = document.getAnimations().filter((a) => a.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map((a) => a.finished));
  });
}

type Answer = { url: string; text: string };

/** Every text that the page was answered with, its own scripts and styles left out. */
function answersOf(page: Page) {
  const answers: Answer[] = [];
  page.on('response', (response) => {
    if (/\/assets\//.test(response.url())) return;
    void response.text().then(
      (text) => answers.push({ url: response.url(), text }),
      // A redirect has no body, and one that the page left behind cannot be read any more.
      () => undefined,
    );
  });
  return answers;
}

/** What a script of the page threw, and what the content policy held back. */
function faultsOf(page: Page) {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  return faults;
}

/** Everything that a script of the page could read: DOM, fields, storage. */
function readable(page: Page) {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((e) => (e as HTMLInputElement).value),
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ].join('\n'),
  );
}

/** A page that is watched: whatever a journey does, nothing breaks and no secret is left where it could be read. */
export const test = base.extend<{ answers: Answer[] }>({
  answers: [
    async ({ page }, use) => {
      const answers = answersOf(page);
      const faults = faultsOf(page);
      await use(answers);
      expect(faults).toEqual([]);
      for (const { url, text } of answers) expect(secretsIn(text), url).toEqual([]);
      expect(secretsIn(await readable(page)), 'what the page holds').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
