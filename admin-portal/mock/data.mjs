// Deterministic sample data for the mock backend: the same on every start, dates relative to now.

export const PLATFORM = '00000000-0000-7000-8000-000000000001';
const DAY = 86_400_000;

/** A small seeded generator (mulberry32). */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let x = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  };
}

const id = (kind, n) => `0193${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`;

export function makeTenants(now = Date.now()) {
  const names = [
    'Acme Robotics',
    'Borealis Health',
    'Cobalt Finance',
    'Delta Learning',
    'Everpine Retail',
    'Fjord Logistics',
    'Granite Legal',
  ];
  const tiers = ['hybrid', 'byok', 'shared'];
  const zones = ['Europe/Berlin', 'UTC', 'America/New_York'];
  const base = {
    status: 'active',
    version: 1,
    created: new Date(now - 300 * DAY).toISOString(),
    updated: new Date(now - 3 * DAY).toISOString(),
  };
  const platform = {
    ...base,
    id: PLATFORM,
    name: 'Platform',
    slug: 'platform',
    domain: null,
    tier: 'shared',
    timezone: 'UTC',
    currency: 'USD',
    daily_limit: null,
    monthly_budget: null,
    markup_percent: '0',
    platform_fee: '0',
    key_policy: {},
    fallback_on_limit: false,
  };
  return [
    platform,
    ...names.map((name, i) => ({
      ...base,
      id: id('aaaa', i + 1),
      name,
      slug: name.toLowerCase().replace(' ', '-'),
      domain: `${name.split(' ')[0].toLowerCase()}.example`,
      tier: tiers[i % 3],
      timezone: zones[i % 3],
      currency: i % 2 ? 'EUR' : 'USD',
      daily_limit: i % 3 ? `${100 * (i + 1)}` : null,
      monthly_budget: `${2500 * (i + 1)}`,
      markup_percent: i % 3 === 1 ? '0' : '12.5',
      platform_fee: `${99 * (i + 1)}`,
      key_policy: {},
      fallback_on_limit: false,
      status: i === 6 ? 'inactive' : 'active',
    })),
  ];
}

export const MODELS = [
  ['gpt-4o', 'GPT-4o', ['openai', 'azure'], 128_000, 16_384, '2.5', '1.25', '10'],
  ['gpt-4o-mini', 'GPT-4o mini', ['openai', 'azure'], 128_000, 16_384, '0.15', '0.075', '0.6'],
  ['o3-mini', 'o3-mini', ['openai'], 200_000, 100_000, '1.1', '0.55', '4.4'],
  ['text-embedding-3-large', 'Text Embedding 3 Large', ['openai'], 8191, 0, '0.13', null, '0'],
  ['claude-sonnet-4-5', 'Claude Sonnet 4.5', ['anthropic', 'aws', 'google'], 200_000, 64_000, '3', '0.3', '15'],
  ['claude-haiku-4-5', 'Claude Haiku 4.5', ['anthropic', 'aws'], 200_000, 64_000, '1', '0.1', '5'],
  ['gemini-2.5-pro', 'Gemini 2.5 Pro', ['google'], 1_048_576, 65_536, '1.25', '0.125', '10'],
  ['gemini-2.5-flash', 'Gemini 2.5 Flash', ['google'], 1_048_576, 65_536, '0.3', '0.03', '2.5'],
  ['nova-pro', 'Amazon Nova Pro', ['aws'], 300_000, 10_000, '0.8', null, '3.2'],
].map(([model, display_name, providers, context_window, max_output_tokens, input, cached_input, output]) => ({
  model,
  display_name,
  mode: model.startsWith('text-embedding') ? 'embedding' : 'chat',
  context_window,
  max_output_tokens,
  routes: providers.map((provider) => ({ provider, litellm_model: `${provider}/${model}` })),
  rates: { input, cached_input, output, reasoning: output },
}));

const ERRORS = {
  openai: 'insufficient_quota: the account has no credit left',
  anthropic: 'authentication_error: invalid x-api-key',
  google: 'PERMISSION_DENIED: aiplatform.endpoints.predict is missing',
  azure: 'Access denied due to invalid subscription key',
  aws: 'AccessDeniedException: bedrock:InvokeModel is not allowed',
};

export function makeKeys(count, tenants, now = Date.now()) {
  const next = random(42);
  const providers = Object.keys(ERRORS);
  const uses = ['prod', 'staging', 'batch', 'eval', 'support', 'search'];
  return Array.from({ length: count }, (_, i) => {
    const provider = providers[Math.floor(next() ** 1.3 * 5)];
    const own = MODELS.filter((m) => m.routes.some((r) => r.provider === provider)).map((m) => m.model);
    const roll = next();
    const status = roll < 0.06 || i === 11 ? 'error' : roll < 0.15 ? 'inactive' : 'active';
    const budget = [null, 250, 500, 1000, 2500][Math.floor(next() * 5)];
    const daily = budget && Math.round(budget / 20);
    const hot = next() < 0.1;
    const created = now - (5 + next() * 420) * DAY;
    const rotated = next() < 0.5 ? created + (now - created) * next() : null;
    const spent = (limit) =>
      status === 'inactive' ? '0' : ((limit ?? 40) * (hot ? 0.82 + next() * 0.22 : next() * 0.7)).toFixed(6);
    return {
      id: id('bbbb', i + 1),
      tenant_id: tenants[i % tenants.length].id,
      provider,
      provider_name: `${provider}-${uses[Math.floor(next() * uses.length)]}${i >= 6 ? `-${i}` : ''}`,
      endpoint: provider === 'azure' ? 'https://my-resource.openai.azure.com' : null,
      region: provider === 'aws' ? 'eu-central-1' : null,
      project_id: null,
      config: provider === 'azure' ? { deployments: { 'gpt-4o': 'prod-4o' } } : {},
      models_enabled: next() < 0.5 ? ['*'] : own.slice(0, 1 + Math.floor(next() * own.length)),
      status,
      status_reason: status === 'inactive' ? 'disabled by an admin' : null,
      daily_limit: daily && String(daily),
      monthly_budget: budget && String(budget),
      usage_today: spent(daily),
      usage_month: spent(budget),
      last_used: status === 'inactive' ? null : new Date(now - next() ** 4 * 3 * DAY).toISOString(),
      last_error: status === 'error' ? ERRORS[provider] : null,
      weight: 1,
      fingerprint: Math.floor(next() * 2 ** 32).toString(16),
      last4: Math.floor(next() * 65_536)
        .toString(16)
        .padStart(4, '0'),
      version: 1,
      created: new Date(created).toISOString(),
      updated: new Date(created).toISOString(),
      rotated: rotated && new Date(rotated).toISOString(),
    };
  });
}

export function makeVirtualKeys(tenants, now = Date.now()) {
  return tenants.slice(1).flatMap((tenant, i) =>
    ['support-bot', 'search', 'nightly-batch'].slice(0, 1 + (i % 3)).map((name, j) => ({
      id: id('cccc', i * 10 + j),
      tenant_id: tenant.id,
      name,
      last4: `${i}f${j}a`,
      status: i === 3 && j === 0 ? 'inactive' : 'active',
      models_allowed: j ? ['gpt-4o', 'gpt-4o-mini'] : ['*'],
      daily_limit: j ? '25' : null,
      monthly_budget: i % 2 ? '400' : null,
      expires_at: j === 2 ? new Date(now + 60 * DAY).toISOString() : null,
      version: 1,
      created: new Date(now - (10 + 20 * j) * DAY).toISOString(),
      updated: new Date(now - 5 * DAY).toISOString(),
    })),
  );
}

export function makeProxies(now = Date.now()) {
  return [1, 2, 3].map((n) => ({
    id: `litellm-${n}`,
    base_url: `http://litellm-${n}:4000`,
    tenants: ['*'],
    epoch: n,
    desired_generation: 218,
    applied_generation: n === 3 ? 216 : 218,
    behind: n === 3 ? [id('aaaa', 1)] : [],
    serving: true,
    deployments: n * 410,
    capacity: 1000,
    rejected: n === 2 ? [{ id: 'key-1:gpt-4o', reason: 'unknown model' }] : [],
    warnings: n === 3 ? ['1230 deployments are more than the 1000 that one LiteLLM changes quickly'] : [],
    last_seen: new Date(now - 2000).toISOString(),
    drifted_at: n === 2 ? new Date(now - 3_600_000).toISOString() : null,
    created: new Date(now - 40 * DAY).toISOString(),
    updated: new Date(now - n * 40_000).toISOString(),
  }));
}

/** What was used: one row for each of the last 60 days and each key, from which every report is summed. */
export function makeUsage(keys, tenants, now = Date.now()) {
  const next = random(7);
  const name = Object.fromEntries(tenants.map((x) => [x.id, x.name]));
  return Array.from({ length: 60 }, (_, i) => new Date(now - (59 - i) * DAY)).flatMap((at, i) =>
    keys.slice(0, 24).map((k, n) => {
      const models = MODELS.filter((m) => m.routes.some((r) => r.provider === k.provider));
      const quiet = [0, 6].includes(at.getUTCDay()) ? 0.4 : 1;
      const requests = Math.round((180 + 90 * Math.sin(n)) * quiet * (0.7 + next() * 0.5 + i * 0.006));
      return {
        day: at.toISOString().slice(0, 10),
        tenant_id: k.tenant_id,
        tenant_name: name[k.tenant_id],
        provider_key_id: k.id,
        provider_key_name: k.provider_name,
        provider: k.provider,
        model: models[n % models.length].model,
        key_source: k.tenant_id === PLATFORM ? 'shared' : 'own',
        requests,
        attempts: requests + Math.round(next() * 3),
        input_tokens: requests * 812,
        cached_input_tokens: requests * 95,
        output_tokens: requests * 240,
        reasoning_tokens: 0,
        nano: requests * (2_004_125 + 400_000 * (n % 7)),
      };
    }),
  );
}

export function makePrices(models) {
  return models.flatMap((m) =>
    m.routes.map((r) => ({
      id: `${r.provider}-${m.model}`,
      provider: r.provider,
      model: m.model,
      currency: 'USD',
      effective_from: '2026-01-01T00:00:00Z',
      per_million_tokens: m.rates,
      tiers: [],
      source: 'sample',
    })),
  );
}

export function makeWebhooks(tenants, now = Date.now()) {
  const base = {
    tenant_id: tenants[1].id,
    created: new Date(now - 9 * DAY).toISOString(),
    updated: new Date(now - DAY).toISOString(),
  };
  const budget = ['budget.threshold_reached', 'budget.exhausted'];
  return [
    {
      ...base,
      id: 'hook-a',
      url: 'https://ops.acme.example/hooks/budget',
      description: 'Pager',
      events: budget,
      enabled: true,
    },
    {
      ...base,
      id: 'hook-b',
      url: 'https://old.acme.example/in',
      description: '',
      events: ['key.failing', 'key.rotated'],
      enabled: false,
      status_reason: 'gone',
    },
    {
      ...base,
      id: 'hook-c',
      tenant_id: tenants[2].id,
      url: 'https://borealis.example/router',
      description: 'FinOps',
      events: budget,
      enabled: true,
      failing_since: new Date(now - DAY).toISOString(),
    },
  ];
}
