// A stand-in for the gateway's /api in memory: the development server and the tests use the same one.
// It checks what the services check where the portal depends on it: CSRF, Idempotency-Key, If-Match.
import { auditCalls, makeAudit } from './audit.mjs';
import {
  makeKeys,
  makePrices,
  makeProxies,
  makeTenants,
  makeUsage,
  makeVirtualKeys,
  makeWebhooks,
  MODELS,
} from './data.mjs';

const ok = (body, status = 200, headers = {}) => ({ status, headers, body });
const problem = (status, type, detail, errors) => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: { type: `/problems/${type}`, title: type, status, detail, errors },
});
const notFound = () => problem(404, 'not-found', 'This does not exist.');

export function createBackend({ keys: keyCount = 180, roles = ['super_admin'], proxies: proxyCount = 3 } = {}) {
  const tenants = makeTenants();
  const keyList = makeKeys(keyCount, tenants);
  const db = {
    tenants,
    keys: keyList,
    usage: makeUsage(keyList, tenants),
    audit: makeAudit(keyList, tenants),
    /** @type {Record<string, any>[]} */
    models: structuredClone(MODELS),
    /** @type {Record<string, any>[]} */
    prices: makePrices(MODELS),
    /** @type {Record<string, any>[]} */
    webhooks: makeWebhooks(tenants),
    virtualKeys: makeVirtualKeys(tenants),
    /** @type {Record<string, any>[]} */
    cooldowns: [],
    proxies: makeProxies().slice(0, proxyCount),
    loggedIn: true,
    stepUp: false,
    me: {
      sub: 'user-1',
      name: 'Mira Petrov',
      email: 'mira@platform.example',
      roles,
      tenant_id: roles.includes('tenant_admin') ? tenants[1].id : null,
      csrf_token: 'csrf-1',
      session_expires_at: new Date(Date.now() + 8 * 3_600_000).toISOString(),
    },
    /** @type {{method: string, path: string, query: URLSearchParams, headers: Headers, body: unknown}[]} */
    calls: [],
  };
  let created = 0;

  const convergence = (applied) => ({
    proxies: db.proxies.length,
    applied,
    pending: db.proxies.slice(applied).map((p) => p.id),
    standings: [],
  });
  /** Proxy by proxy, as they take a version up. */
  const converging = () =>
    ok(
      [...Array(db.proxies.length + 1).keys()].map((n) => `data: ${JSON.stringify(convergence(n))}\n\n`).join(''),
      200,
      {
        'content-type': 'text/event-stream',
      },
    );
  const own = (list) => (db.me.tenant_id ? list.filter((x) => (x.tenant_id ?? x.id) === db.me.tenant_id) : list);

  function page(list, query) {
    const limit = Number(query.get('limit') ?? 50);
    const from = Number(query.get('cursor') ?? 0);
    return ok({
      items: list.slice(from, from + limit),
      next_cursor: from + limit < list.length ? String(from + limit) : null,
    });
  }

  function stored(body) {
    const now = new Date().toISOString();
    const { api_key, api_key_secondary, ...rest } = body;
    return { ...rest, ...(api_key ? { last4: api_key.slice(-4), rotated: now } : {}), updated: now };
  }

  /** Until when the secret before a rotation still counts; durations as the portal offers them. */
  const overlapOf = (overlap) => {
    const hours = Number(/^PT(\d+)H$/.exec(overlap)?.[1] ?? 0);
    return { previous_valid_until: hours ? new Date(Date.now() + hours * 3_600_000).toISOString() : null };
  };

  const verdictOf = (secret = '') =>
    secret.includes('bad')
      ? 'invalid_key'
      : secret.includes('quota')
        ? 'quota_exhausted'
        : secret.includes('down')
          ? 'provider_down'
          : 'ok';

  function change(list, key, headers, body) {
    if (headers.get('if-match') !== `"${key.version}"`)
      return problem(412, 'precondition-failed', 'Somebody else changed this in the meantime.');
    Object.assign(key, stored(body), { version: key.version + 1 });
    return ok(key, 200, { etag: `"${key.version}"` });
  }

  function remove(list, item, headers) {
    if (headers.get('if-match') !== `"${item.version}"`)
      return problem(412, 'precondition-failed', 'Somebody else changed this in the meantime.');
    list.splice(list.indexOf(item), 1);
    return ok({ ...item, status: 'inactive', status_reason: 'deleting' });
  }

  function keys(method, rest, query, headers, body) {
    if (!rest[0]) {
      if (method === 'POST') return createKey(body);
      const q = query.get('q')?.toLowerCase();
      const wanted = own(db.keys)
        .filter((k) => !query.get('tenant_id') || k.tenant_id === query.get('tenant_id'))
        .filter((k) => !query.get('provider') || k.provider === query.get('provider'))
        .filter((k) => !query.get('status') || k.status === query.get('status'))
        .filter((k) => !q || `${k.provider_name} ${k.last4}`.toLowerCase().includes(q));
      return page(wanted, query);
    }
    if (rest[0] === 'test-all') return testAll(query.get('tenant_id'));
    if (rest[0] === 'test') return ok({ verdict: verdictOf(body.api_key), latency_ms: 312 });
    const key = own(db.keys).find((k) => k.id === rest[0]);
    if (!key) return notFound();
    if (rest[1] === 'history') return ok({ items: history(key), next_cursor: null });
    if (rest[1] === 'test') return ok({ verdict: key.status === 'error' ? 'invalid_key' : 'ok', latency_ms: 287 });
    if (rest[1] === 'rollback' || rest[1] === 'revoke') {
      const state = rest[1] === 'revoke' ? { status: 'inactive', status_reason: 'revoked' } : {};
      Object.assign(key, state, { version: key.version + 1 });
      return ok(key);
    }
    if (rest[1] === 'rotate') {
      if (verdictOf(body.api_key) === 'invalid_key')
        return problem(422, 'invalid-key', 'The provider refused this key.');
      const { overlap, ...secret } = body;
      Object.assign(key, stored(secret), overlapOf(overlap), {
        version: key.version + 1,
        status: 'active',
        last_error: null,
      });
      return ok(key);
    }
    if (method === 'GET') return ok(key, 200, { etag: `"${key.version}"` });
    if (method === 'DELETE') return remove(db.keys, key, headers);
    return change(db.keys, key, headers, body);
  }

  function testAll(tenantId) {
    const keys = own(db.keys).filter((k) => k.tenant_id === tenantId);
    const events = keys.map(({ id, provider, provider_name, status }, i) => ({
      id,
      provider,
      provider_name,
      verdict: status === 'error' ? 'invalid_key' : 'ok',
      detail: '',
      done: i + 1,
      total: keys.length,
    }));
    const text = events.map((e) => `data: ${JSON.stringify(e)}\n\n`).join('');
    return ok(text, 200, { 'content-type': 'text/event-stream' });
  }

  const history = (key) =>
    db.audit.entries
      .filter((e) => e.object === key.id)
      .map((e) => ({ ...e, version: key.version }))
      .toReversed();

  function createKey(body) {
    if (verdictOf(body.api_key) === 'invalid_key') return problem(422, 'invalid-key', 'The provider refused this key.');
    if (db.keys.some((k) => k.tenant_id === body.tenant_id && k.provider_name === body.provider_name)) {
      return problem(422, 'validation', 'Some fields are wrong.', [
        { pointer: '/provider_name', detail: 'This name is taken' },
      ]);
    }
    const now = new Date().toISOString();
    const key = {
      ...stored(body),
      id: `new-${++created}`,
      version: 1,
      created: now,
      usage_today: '0',
      usage_month: '0',
      last_used: null,
      fingerprint: 'f',
    };
    db.keys.unshift(key);
    return ok({ ...key, test: { verdict: verdictOf(body.api_key), latency_ms: 301 } }, 201);
  }

  function tenantCalls(method, rest, query, headers, body) {
    if (!rest[0]) {
      if (method === 'POST') {
        const tenant = {
          ...body,
          id: `tenant-${++created}`,
          status: 'active',
          version: 1,
          created: new Date().toISOString(),
        };
        db.tenants.push(tenant);
        return ok(tenant, 201);
      }
      const q = query.get('q')?.toLowerCase();
      return page(
        own(db.tenants).filter((x) => !q || x.name.toLowerCase().includes(q)),
        query,
      );
    }
    const tenant = own(db.tenants).find((x) => x.id === rest[0]);
    if (!tenant) return notFound();
    if (rest[1] === 'provider-keys')
      return page(
        db.keys.filter((k) => k.tenant_id === tenant.id),
        query,
      );
    if (rest[1]) return ok('model_list: []\n');
    if (method === 'GET') return ok(tenant);
    if (method === 'DELETE') return remove(db.tenants, tenant, headers);
    return change(db.tenants, tenant, headers, body);
  }

  function virtualKeys(method, rest, query, headers, body) {
    if (!rest[0]) {
      if (method === 'POST') {
        const now = new Date().toISOString();
        const key = {
          ...body,
          id: `vk-${++created}`,
          last4: 'k9Qz',
          status: 'active',
          version: 1,
          created: now,
          updated: now,
        };
        db.virtualKeys.unshift(key);
        return ok({ ...key, token: `cf-${'sample'.repeat(5)}k9Qz` }, 201);
      }
      return page(
        own(db.virtualKeys).filter((k) => !query.get('tenant_id') || k.tenant_id === query.get('tenant_id')),
        query,
      );
    }
    const key = own(db.virtualKeys).find((k) => k.id === rest[0]);
    if (!key) return notFound();
    if (method === 'GET') return ok(key);
    if (method === 'PATCH') return change(db.virtualKeys, key, headers, body);
    if (rest[1] === 'rotate') {
      Object.assign(key, overlapOf(body.overlap), { last4: 'n3wT', version: key.version + 1 });
      return ok({ ...key, token: `cf-${'second'.repeat(5)}n3wT` });
    }
    Object.assign(key, { status: 'inactive', status_reason: 'revoked', version: key.version + 1 });
    return ok(key);
  }

  const SUMS = [
    'requests',
    'attempts',
    'input_tokens',
    'cached_input_tokens',
    'output_tokens',
    'reasoning_tokens',
    'nano',
  ];
  const COLUMNS = { tenant: ['tenant_id', 'tenant_name'], provider_key: ['provider_key_id', 'provider_key_name'] };

  function sum(rows) {
    const total = Object.fromEntries(SUMS.map((name) => [name, rows.reduce((all, r) => all + r[name], 0)]));
    const { nano, ...measures } = total;
    return { ...measures, cost: (nano / 1e9).toFixed(9), billed: '0.000000000' };
  }

  function report(query) {
    const month = query.get('month');
    const groups = (query.get('group_by') ?? 'tenant,provider_key,model').split(',').filter(Boolean);
    const columns = groups.flatMap((g) => COLUMNS[g] ?? [g]);
    const used = own(db.usage).filter((r) => r.day.startsWith(month));
    const grouped = new Map();
    for (const r of used) {
      const group = JSON.stringify(Object.fromEntries(columns.map((c) => [c, r[c]])));
      grouped.set(group, [...(grouped.get(group) ?? []), r]);
    }
    const rows = [...grouped].map(([group, list]) => ({ ...JSON.parse(group), ...sum(list) }));
    if (query.get('format') === 'csv') {
      const lines = rows.map((r) => [...columns, 'requests', 'cost'].map((c) => r[c]).join(','));
      return ok(`${[[...columns, 'requests', 'cost'].join(','), ...lines].join('\r\n')}\r\n`, 200, {
        'content-type': 'text/csv',
      });
    }
    return ok({ month, currency: 'USD', group_by: groups, rows, total: sum(used) });
  }

  function summary() {
    const today = new Date().toISOString().slice(0, 10);
    const of = (prefix) => sum(own(db.usage).filter((r) => r.day.startsWith(prefix)));
    return ok({ currency: 'USD', today: of(today), month: of(today.slice(0, 7)) });
  }

  /** The same use in every hour of the days asked for. */
  function timeseries(query) {
    const days = new Set(own(db.usage).map((r) => r.day));
    const points = [...days]
      .filter((day) => day >= query.get('from') && day <= query.get('to'))
      .flatMap((day) =>
        Array.from({ length: 24 }, (_, h) => {
          const period = `${day}T${String(h).padStart(2, '0')}:00Z`;
          const used = sum(own(db.usage).filter((r) => r.day === day && h > 6));
          return { period, start: period, end: period, ...used };
        }),
      );
    return ok({ interval: 'hour', timezone: 'UTC', currency: 'USD', points });
  }

  function models(method, rest, body) {
    if (method === 'PUT') {
      db.models = [...db.models.filter((m) => m.model !== rest[0]), body];
      return ok(body);
    }
    if (method === 'DELETE') {
      db.models = db.models.filter((m) => m.model !== rest[0]);
      return ok(undefined, 204);
    }
    return ok({ items: db.models.map(({ rates, ...m }) => m) });
  }

  function webhooks(method, rest, query, body) {
    const delivery = {
      id: 'delivery-1',
      type: 'webhook.test',
      state: 'delivered',
      attempts: 1,
      created: new Date().toISOString(),
      last_status: 204,
    };
    if (!rest[0]) {
      if (method === 'GET')
        return ok({
          items: own(db.webhooks).filter((w) => !query.get('tenant_id') || w.tenant_id === query.get('tenant_id')),
        });
      const now = new Date().toISOString();
      const webhook = { enabled: true, description: '', ...body, id: `hook-${++created}`, created: now, updated: now };
      db.webhooks.unshift(webhook);
      return ok({ webhook, secret: `whsec_${'sample'.repeat(6)}` }, 201);
    }
    const webhook = own(db.webhooks).find((w) => w.id === rest[0]);
    if (!webhook) return notFound();
    if (rest[1] === 'test') return ok(delivery);
    if (rest[1] === 'rotate-secret') return ok({ webhook, secret: `whsec_${'second'.repeat(6)}` });
    if (rest[1] === 'deliveries') return rest[2] ? ok(undefined, 204) : ok({ items: [delivery], next_cursor: null });
    if (method === 'DELETE') {
      db.webhooks.splice(db.webhooks.indexOf(webhook), 1);
      return ok(undefined, 204);
    }
    return ok(Object.assign(webhook, body));
  }

  function route(method, path, query, headers, body) {
    const [resource, ...rest] = path.replace(/^\/api\//, '').split('/');
    switch (resource) {
      case 'me':
        return ok(db.me);
      case 'tenants':
        return tenantCalls(method, rest, query, headers, body);
      case 'provider-keys':
        return keys(method, rest, query, headers, body);
      case 'virtual-keys':
        return virtualKeys(method, rest, query, headers, body);
      case 'models':
        return models(method, rest, body);
      case 'prices':
        if (method === 'POST')
          db.prices.push({
            ...body,
            id: `price-${++created}`,
            currency: 'USD',
            source: 'manual',
            tiers: [],
            effective_from: body.effective_from ?? new Date().toISOString(),
          });
        return method === 'POST' ? ok(db.prices.at(-1), 201) : ok({ items: db.prices });
      case 'audit-events':
      case 'audit':
        return auditCalls(db.audit, rest, query, own, page, { ok, notFound });
      case 'webhooks':
        return webhooks(method, rest, query, body);
      case 'proxies':
        return ok({ items: db.proxies });
      case 'cooldowns':
        return ok({ items: db.cooldowns.filter((c) => !query.get('key_id') || c.key_id === query.get('key_id')) });
      case 'convergence':
        return converging();
      case 'reports':
        return report(query);
      case 'usage':
        return rest[0] === 'timeseries' ? timeseries(query) : summary();
      default:
        return notFound();
    }
  }

  /** Answers one call: {status, headers, body}. */
  function handle({ method, url, headers, body }) {
    const { pathname, searchParams } = new URL(url);
    db.calls.push({ method, path: pathname, query: searchParams, headers, body });
    if (!db.loggedIn) return problem(401, 'unauthenticated', 'Nobody is logged in.');
    if (method !== 'GET' && headers.get('x-csrf-token') !== db.me.csrf_token)
      return problem(403, 'csrf', 'The CSRF token is missing or wrong.');
    if (db.stepUp && (method === 'DELETE' || pathname.endsWith('/revoke')))
      return problem(
        401,
        'insufficient-user-authentication',
        'This operation needs a recent login with a second factor.',
      );
    const creates =
      method === 'POST' &&
      /\/api\/(tenants|provider-keys|virtual-keys)/.test(pathname) &&
      !/\/(test|test-all|revoke)$/.test(pathname);
    if (creates && !headers.get('idempotency-key'))
      return problem(400, 'idempotency-key-missing', 'Idempotency-Key is missing.');
    return route(method, pathname, searchParams, headers, body);
  }

  return { db, handle };
}
