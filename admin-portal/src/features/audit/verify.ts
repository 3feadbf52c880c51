import type { InclusionProof } from '../../lib/api';
import { canonicalJson, checkpointOf, fromHex, hexOf, isSigned, leafHash, rootOf } from '../../lib/merkle';

export type Check = 'entry' | 'path' | 'checkpoint' | 'signature';
export type Verified = { proof: InclusionProof; checks: { check: Check; passed: boolean }[] };

/**
 * Recomputes, in this browser, what the service claims: that the entry hashes to its leaf, that the leaf leads to the
 * root, that the checkpoint states this root, and that a key of the log signed the checkpoint.
 */
export async function verify(shown: Record<string, unknown>, proof: InclusionProof, keys: string[]): Promise<Verified> {
  const leaf = await leafHash(proof.entry);
  const root = await rootOf(proof.seq, proof.tree_size, leaf, proof.proof.map(fromHex));
  const stated = checkpointOf(proof.checkpoint.note);
  return {
    proof,
    checks: [
      { check: 'entry', passed: hexOf(leaf) === proof.leaf_hash && isSame(shown, proof.entry) },
      { check: 'path', passed: root !== null && hexOf(root) === proof.checkpoint.root },
      { check: 'checkpoint', passed: stated.root === proof.checkpoint.root && stated.size === proof.tree_size },
      { check: 'signature', passed: await isSigned(proof.checkpoint.note, keys) },
    ],
  };
}

/** The entry of the proof is the one on the page: every field that both have is equal. */
function isSame(shown: Record<string, unknown>, proven: Record<string, unknown>) {
  return Object.entries(proven).every(
    ([name, value]) => !(name in shown) || canonicalJson(shown[name]) === canonicalJson(value),
  );
}
