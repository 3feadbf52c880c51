import fs from 'node:fs';
import path from 'node:path';

export type User = 'admin' | 'acme-admin' | 'finance' | 'auditor';
type Login = { user: User; role: string; password: string; totp_secret: string };
type Status = {
  state: string;
  urls: Record<'gateway' | 'issuer' | 'openai_base_url' | 'doubles', string>;
  model: string;
  tenant_id: string;
  logins: Login[];
  client: { id: string; secret: string };
};

/** The status file of the stack: PORTAL_STATUS names it, otherwise that of `./router up`. */
export const STATUS_FILE =
  process.env.PORTAL_STATUS ?? path.resolve(import.meta.dirname, '../../.router/run/status.json');

/** What the stack tells about itself, or null where none runs. */
export const STATUS = fs.existsSync(STATUS_FILE) ? (JSON.parse(fs.readFileSync(STATUS_FILE, 'utf8')) as Status) : null;

export const CHROMIUM = process.env.PORTAL_CHROMIUM ?? '/usr/bin/chromium';

export function stack() {
  if (STATUS?.state !== 'ready') throw new Error('No local stack runs: ./router up -d starts one.');
  return STATUS;
}

export function loginOf(user: User) {
  const login = stack().logins.find((l) => l.user === user);
  if (!login) throw new Error(`The stack has no sample user ${user}.`);
  return login;
}

/** Where the browser state of a person who is logged in is kept for the length of the run. */
export const sessionOf = (user: User) => path.resolve(import.meta.dirname, `../target/sessions/${user}.json`);

/** A token of the scripts' client. */
export async function scriptsToken() {
  const { urls, client } = stack();
  const answer = await fetch(`${urls.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** The public API with the rights of the scripts' client, for what a journey needs to find in place. */
export async function api<T>(method: string, path: string, body?: unknown) {
  const answer = await fetch(stack().urls.gateway + path, {
    method,
    headers: {
      Authorization: `Bearer ${await scriptsToken()}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** One chat as a tenant's app makes it; the headers say whose key answered. */
export function chat(token: string) {
  const { urls, model } = stack();
  return fetch(`${urls.openai_base_url}/chat/completions`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] }),
  });
}

/** Whose key answered a chat: `own`, `shared` or, when the own key failed, `fallback`. */
export const sourceOf = async (token: string) => (await chat(token)).headers.get('x-cf-key-source');

/** Orders the doubles of the providers to treat a credential otherwise from now on. */
export async function treat(credential: string, mode: 'ok' | 'bad' | 'rate') {
  const answer = await fetch(`${stack().urls.doubles}/__control`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ credential, mode }),
  });
  if (!answer.ok) throw new Error(`the doubles answered ${answer.status}`);
}
