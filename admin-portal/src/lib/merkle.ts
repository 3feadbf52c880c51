/** What an auditor recomputes: RFC 6962 hashes over canonical JSON (RFC 8785), and the notes that sign a root. */

const LEAF = 0;
const NODE = 1;

/** Members sorted by UTF-16 code units and no white space; numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

export const leafHash = (entry: unknown) => sha256(LEAF, new TextEncoder().encode(canonicalJson(entry)));

/** The root to which a leaf's proof leads, or null when the proof has the wrong length (RFC 9162, section 2.1.3.2). */
export async function rootOf(seq: number, size: number, leaf: Uint8Array, proof: Uint8Array[]) {
  if (seq < 0 || seq >= size) return null;
  let hash = leaf;
  let index = BigInt(seq);
  let last = BigInt(size) - 1n;
  for (const sibling of proof) {
    if (last === 0n) return null;
    if (index & 1n || index === last) {
      hash = await sha256(NODE, sibling, hash);
      while (index !== 0n && !(index & 1n)) {
        index >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256(NODE, hash, sibling);
    }
    index >>= 1n;
    last >>= 1n;
  }
  return last === 0n ? hash : null;
}

/** The size and the root that a note states (c2sp.org/tlog-checkpoint). */
export function checkpointOf(note: string) {
  const [, size = '', root = ''] = note.split('\n');
  return { size: Number(size), root: hexOf(bytesOf(root)) };
}

/** Whether one of the keys (`name+id+key`, c2sp.org/signed-note) made one of the note's Ed25519 signatures. */
export async function isSigned(note: string, keys: string[]) {
  const end = note.indexOf('\n\n') + 1;
  const text = new TextEncoder().encode(note.slice(0, end));
  const signatures = note
    .slice(end + 1)
    .split('\n')
    .filter(Boolean);
  for (const line of signatures) {
    const [, name = '', encoded = ''] = line.split(' ');
    const signature = bytesOf(encoded);
    for (const key of keys) {
      const [signer, id, typed] = splitKey(key);
      if (signer !== name || hexOf(signature.slice(0, 4)) !== id) continue;
      const imported = await crypto.subtle.importKey('raw', bytesOf(typed).slice(1), 'Ed25519', false, ['verify']);
      if (await crypto.subtle.verify('Ed25519', imported, signature.slice(4), text)) return true;
    }
  }
  return false;
}

export const hexOf = (bytes: Uint8Array) => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');

export const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The key itself is base64 and may hold a "+" too. */
function splitKey(key: string) {
  const [name = '', id = '', ...rest] = key.split('+');
  return [name, id, rest.join('+')] as const;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

async function sha256(prefix: number, ...parts: Uint8Array[]) {
  const all = Uint8Array.from([prefix, ...parts.flatMap((part) => [...part])]);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}
