import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { act, as, dialog, expect, rowOf, test } from './portal';
import { nowSecret } from './secrets';

as('acme-admin');

type Received = { headers: IncomingHttpHeaders; body: string };

/** An endpoint of a tenant, and what it was sent. */
async function endpoint() {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(204).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}/hooks`, close: () => server.close() };
}

/** As standardwebhooks.com prescribes it. */
function isSigned({ headers, body }: Received, secret: string) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', key).update(content).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${signature}`);
}

test('a tenant admin adds an endpoint, sends it a test, and replaces its secret', async ({ page, answers }) => {
  const { received, url, close } = await endpoint();
  /** The signing secret that a dialog shows: in one answer, and nowhere once the dialog is closed. */
  const taken = async (shown: ReturnType<typeof dialog>) => {
    const secret = await shown.getByLabel('Signing secret', { exact: true }).innerText();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    await expect(shown).toBeHidden();
    expect(answers.splice(0).filter(({ text }) => text.includes(secret))).toHaveLength(1);
    nowSecret(secret);
    return secret;
  };
  try {
    await page.goto('/webhooks');
    await page.getByRole('button', { name: 'Add endpoint' }).first().click();
    const form = dialog(page, 'Add endpoint');
    await form.getByLabel('Address').fill(url);
    await form.getByRole('button', { name: 'Add endpoint' }).click();
    const first = await taken(dialog(page, 'The endpoint is ready'));

    await act(page, url, 'Send a test');
    await expect(page.getByText('The test was delivered')).toBeVisible();
    expect(received.filter((r) => isSigned(r, first))).toHaveLength(1);

    await act(page, url, 'New signing secret');
    await page.getByRole('button', { name: 'Make new secret' }).click();
    const second = await taken(dialog(page, 'The new signing secret'));
    await act(page, url, 'Send a test');
    await expect.poll(() => received.filter((r) => isSigned(r, second)).length).toBe(1);

    await act(page, url, 'Deliveries');
    await expect(dialog(page, 'Deliveries').getByRole('row', { name: /Delivered/ })).toHaveCount(2);
    await page.keyboard.press('Escape');
    await act(page, url, 'Delete');
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(rowOf(page, url)).toHaveCount(0);
  } finally {
    close();
  }
});
