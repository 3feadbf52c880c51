import { stack, scriptsToken } from './stack';

/** The issuer's own API for its people, with the rights of the scripts' client. */
async function realm(method: string, path: string, body?: unknown) {
  const answer = await fetch(stack().urls.issuer.replace('/realms/', '/admin/realms/') + path, {
    method,
    headers: { Authorization: `Bearer ${await scriptsToken()}`, 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Somebody new, without any role. */
export async function newPerson() {
  const username = `person-${crypto.randomUUID().slice(0, 8)}`;
  const password = crypto.randomUUID();
  const created = await realm('POST', '/users', {
    username,
    email: `${username}@example.com`,
    emailVerified: true,
    firstName: 'Nobody',
    lastName: 'Yet',
    enabled: true,
    credentials: [{ type: 'password', value: password }],
  });
  const id = created.headers.get('location')!.split('/').at(-1)!;
  return { id, username, password };
}

/** Whether the issuer takes no login of somebody for a while, whatever the password. */
export async function lockedOut(id: string) {
  const answer = await realm('GET', `/attack-detection/brute-force/users/${id}`);
  return ((await answer.json()) as { disabled: boolean }).disabled;
}
