// An audit log of sample entries as key-service keeps it: RFC 6962 hashes, checkpoints, proofs.
import { createHash } from 'node:crypto';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The log of these entries: `leaf`, `root` and `proof` in hex. */
export function makeLog(entries) {
  const leaves = entries.map((e) => sha256(Buffer.from([0]), canonical(e)));
  const half = (from, to) => {
    let size = 1;
    while (size * 2 < to - from) size *= 2;
    return from + size;
  };
  const hash = (from, to) =>
    to - from === 1 ? leaves[from] : sha256(Buffer.from([1]), hash(from, half(from, to)), hash(half(from, to), to));
  const path = (seq, from, to) => {
    if (to - from === 1) return [];
    const middle = half(from, to);
    return seq < middle
      ? [...path(seq, from, middle), hash(middle, to)]
      : [...path(seq, middle, to), hash(from, middle)];
  };
  return {
    entries,
    leaf: (seq) => leaves[seq].toString('hex'),
    root: () => hash(0, leaves.length).toString('hex'),
    proof: (seq) => path(seq, 0, leaves.length).map((h) => h.toString('hex')),
  };
}

const ACTIONS = [
  ['provider_key.created', 'done', null],
  ['provider_key.rotated', 'done', null],
  ['virtual_key.revoked', 'done', null],
  ['tenant.updated', 'done', null],
  ['provider_key.deleted', 'refused', 'step_up_required'],
  ['secret.read', 'done', null],
];

export function makeAudit(keys, tenants, now = Date.now()) {
  const count = 42;
  const entries = Array.from({ length: count }, (_, seq) => {
    const [action, outcome, reason] = ACTIONS[seq % ACTIONS.length];
    return {
      seq,
      id: `0193eeee-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      at: new Date(now - (count - seq) * 3_600_000).toISOString(),
      tenant_id: tenants[1 + (seq % (tenants.length - 1))].id,
      source: 'key-service',
      actor: seq % 3 ? 'mira@platform.example' : 'config-service',
      action,
      object: keys[seq % Math.max(1, keys.length)]?.id ?? 'none',
      outcome,
      ...(reason ? { reason } : {}),
      request_id: `req-${seq}`,
      before: action.endsWith('updated') ? { monthly_budget: 'f3a1' } : {},
      after: action.endsWith('updated') ? { monthly_budget: '9c07' } : {},
      detail: {},
      prev_hash: '00'.repeat(32),
    };
  });
  return makeLog(entries);
}

export function auditCalls(log, rest, query, own, page, answers) {
  const checkpoint = () => ({
    origin: 'cloudfreedom.example/audit',
    size: log.entries.length,
    root: log.root(),
    at: new Date().toISOString(),
    note: `cloudfreedom.example/audit\n${log.entries.length}\n${Buffer.from(log.root(), 'hex').toString('base64')}\n\n`,
  });
  if (rest[0] === 'checkpoints') return answers.ok({ items: [checkpoint()], next_cursor: null });
  if (rest[0] === 'keys') return answers.ok({ items: [] });
  if (rest[0] === 'proof') {
    const seq = Number(rest[1]);
    if (!log.entries[seq]) return answers.notFound();
    return answers.ok({
      seq,
      entry: log.entries[seq],
      leaf_hash: log.leaf(seq),
      tree_size: log.entries.length,
      proof: log.proof(seq),
      checkpoint: checkpoint(),
    });
  }
  const q = query.get('q')?.toLowerCase();
  const found = own(log.entries)
    .toReversed()
    .filter((e) => !query.get('tenant_id') || e.tenant_id === query.get('tenant_id'))
    .filter((e) => !query.get('outcome') || e.outcome === query.get('outcome'))
    .filter((e) => !query.get('action') || e.action === query.get('action'))
    .filter((e) => !q || `${e.actor} ${e.action} ${e.object}`.toLowerCase().includes(q));
  return page(
    found.map((e) => ({ ...e, leaf_hash: log.leaf(e.seq) })),
    query,
  );
}
