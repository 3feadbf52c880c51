import fs from 'node:fs';
import path from 'node:path';
import { STATUS_FILE } from './stack';

/** Names of files that hold what may be known. */
const PUBLIC = /\.(properties|hcl)$|role-id$/;
const SHORTEST = 12;

/** Everything that no answer of the router, no page and no storage of the browser may ever hold. */
const secrets = new Set<string>();

/** Digits only: the doubles take words like `bad` in a credential as an order. */
export function newSecret() {
  const secret = `sk-journey-${Date.now()}${Math.floor(Math.random() * 1e6)}`;
  secrets.add(secret);
  return secret;
}

/** From now on this is a secret: it was shown for the one time that it may be. */
export const nowSecret = (value: string) => secrets.add(value);

/** The known secrets that occur in a text: those of the stack, and those that the journeys made. */
export const secretsIn = (text: string) => [...ofStack(), ...secrets].filter((secret) => text.includes(secret));

let stored: string[] | undefined;

/** The stack keeps its secrets in files, one value each. */
function ofStack() {
  const folder = path.resolve(path.dirname(STATUS_FILE), '../secrets');
  stored ??= fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !PUBLIC.test(file.name))
    .map((file) => fs.readFileSync(path.join(file.parentPath, file.name), 'utf8').trim())
    .filter((value) => value.length >= SHORTEST);
  return stored;
}
