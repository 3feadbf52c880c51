import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeLog } from '../../mock/audit.mjs';
import { canonicalJson, checkpointOf, fromHex, hexOf, isSigned, leafHash, rootOf } from './merkle';

describe('the audit log', () => {
  it('writes JSON in the one canonical way', () => {
    expect(canonicalJson({ b: [1, 'x\n'], a: { d: null, c: true }, '\u20ac': 1e21 })).toBe(
      '{"a":{"c":true,"d":null},"b":[1,"x\\n"],"\u20ac":1e+21}',
    );
  });

  it('leads from every entry of logs of all shapes to the root', async () => {
    for (const size of [1, 2, 3, 5, 8, 13]) {
      const log = makeLog(Array.from({ length: size }, (_, n) => ({ n })));
      for (let seq = 0; seq < size; seq++) {
        const proof = log.proof(seq).map(fromHex);
        const leaf = await leafHash(log.entries[seq]);
        expect(hexOf((await rootOf(seq, size, leaf, proof))!), `${seq} of ${size}`).toBe(log.root());
        expect(await rootOf(seq, size, leaf, [...proof, leaf])).toBeNull();
      }
    }
  });

  it('does not lead there from an entry that was changed', async () => {
    const log = makeLog([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const root = await rootOf(1, 3, await leafHash({ n: 4 }), log.proof(1).map(fromHex));
    expect(hexOf(root!)).not.toBe(log.root());
  });

  it('takes a note only with a signature of a known key', async () => {
    const { note, key } = signed('log\n3\nAAAA\ntime 2026-11-24T12:00:00Z\n');
    expect(checkpointOf(note)).toEqual({ size: 3, root: '000000' });
    expect(await isSigned(note, [key])).toBe(true);
    expect(await isSigned(note.replace('\n3\n', '\n4\n'), [key])).toBe(false);
    expect(await isSigned(note, [signed('').key])).toBe(false);
  });
});

function signed(text: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const signature = Buffer.concat([Buffer.from('01020304', 'hex'), sign(null, Buffer.from(text), privateKey)]);
  return {
    key: `log+01020304+${Buffer.concat([Buffer.from([1]), raw]).toString('base64')}`,
    note: `${text}\n\u2014 log ${signature.toString('base64')}\n`,
  };
}
