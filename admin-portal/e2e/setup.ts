import fs from 'node:fs';
import path from 'node:path';
import { chromium, type FullConfig } from '@playwright/test';
import { logIn } from './portal';
import { sessionOf, stack, type User } from './stack';

const USERS: User[] = ['admin', 'acme-admin', 'finance', 'auditor'];

/** Logs each sample user in once: a one-time code is taken only once, and the journeys are about what comes after. */
export default async function setup(config: FullConfig) {
  const { urls } = stack();
  const { launchOptions } = config.projects[0]!.use;
  const browser = await chromium.launch(launchOptions);
  fs.mkdirSync(path.dirname(sessionOf('admin')), { recursive: true, mode: 0o700 });
  const login = async (user: User) => {
    const context = await browser.newContext({ baseURL: urls.gateway });
    context.setDefaultTimeout(60_000);
    await logIn(await context.newPage(), user);
    await context.storageState({ path: sessionOf(user) });
    await context.close();
  };
  await Promise.all(USERS.map(login));
  await browser.close();
}
