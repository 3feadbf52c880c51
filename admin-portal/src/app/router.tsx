import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { Crash, NotFound } from '../components/States';
import { compact, date, oneOf, type Search, text } from '../lib/search';
import { SIGNED_IN } from '../lib/session';
import { Shell } from './Shell';

/** Filters, pages and open drawers live in the URL: shareable, they survive a reload, and Back works. */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

export const dashboardRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (s: Search) => compact({ view: oneOf(['table'] as const)(s.view) }),
}).lazy(() => import('../features/dashboard/DashboardPage').then((m) => m.Route));

export const providerKeysRoute = createRoute({
  getParentRoute: () => root,
  path: '/provider-keys',
  validateSearch: (s: Search) =>
    compact({
      q: text(s.q),
      tenant: text(s.tenant),
      provider: oneOf(['openai', 'anthropic', 'google', 'azure', 'aws'] as const)(s.provider),
      status: oneOf(['active', 'inactive', 'error'] as const)(s.status),
      /** The key whose details are open, and which of them. */
      view: text(s.view),
      tab: oneOf(['history'] as const)(s.tab),
      /** "new", or the id of the key that is edited. */
      edit: text(s.edit),
      rotate: text(s.rotate),
      tests: oneOf(['open'] as const)(s.tests),
    }),
}).lazy(() => import('../features/provider-keys/ProviderKeysPage').then((m) => m.Route));

export const virtualKeysRoute = createRoute({
  getParentRoute: () => root,
  path: '/virtual-keys',
  validateSearch: (s: Search) => compact({ tenant: text(s.tenant), cursor: text(s.cursor), edit: text(s.edit) }),
}).lazy(() => import('../features/virtual-keys/VirtualKeysPage').then((m) => m.Route));

export const tenantsRoute = createRoute({
  getParentRoute: () => root,
  path: '/tenants',
  validateSearch: (s: Search) => compact({ q: text(s.q), cursor: text(s.cursor), edit: text(s.edit) }),
}).lazy(() => import('../features/tenants/TenantsPage').then((m) => m.Route));

export const modelsRoute = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: (s: Search) => compact({ q: text(s.q), edit: text(s.edit), price: text(s.price) }),
}).lazy(() => import('../features/models/ModelsPage').then((m) => m.Route));

export const proxiesRoute = createRoute({ getParentRoute: () => root, path: '/proxies' }).lazy(() =>
  import('../features/proxies/ProxiesPage').then((m) => m.Route),
);

export const reportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: (s: Search) => {
    const month = text(s.month);
    return compact({
      month: month && /^\d{4}-\d{2}$/.test(month) ? month : undefined,
      by: text(s.by),
      tenant: text(s.tenant),
    });
  },
}).lazy(() => import('../features/reports/ReportsPage').then((m) => m.Route));

export const usageRoute = createRoute({
  getParentRoute: () => root,
  path: '/usage',
  validateSearch: (s: Search) =>
    compact({
      range: oneOf(['1d', '7d', '30d', '90d'] as const)(s.range),
      by: oneOf(['tenant', 'provider_key', 'model'] as const)(s.by),
      measure: oneOf(['requests', 'tokens'] as const)(s.measure),
      tenant: text(s.tenant),
      view: oneOf(['table'] as const)(s.view),
    }),
}).lazy(() => import('../features/usage/UsagePage').then((m) => m.Route));

export const auditRoute = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: (s: Search) =>
    compact({
      q: text(s.q),
      tenant: text(s.tenant),
      action: text(s.action),
      outcome: text(s.outcome),
      from: date(s.from),
      to: date(s.to),
      cursor: text(s.cursor),
      entry: text(s.entry),
    }),
}).lazy(() => import('../features/audit/AuditPage').then((m) => m.Route));

export const webhooksRoute = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  validateSearch: (s: Search) =>
    compact({ tenant: text(s.tenant), edit: text(s.edit), deliveries: text(s.deliveries) }),
}).lazy(() => import('../features/webhooks/WebhooksPage').then((m) => m.Route));

export const signedInRoute = createRoute({ getParentRoute: () => root, path: SIGNED_IN }).lazy(() =>
  import('../features/session/SignedInPage').then((m) => m.Route),
);

const tree = root.addChildren([
  dashboardRoute,
  providerKeysRoute,
  virtualKeysRoute,
  tenantsRoute,
  modelsRoute,
  proxiesRoute,
  usageRoute,
  reportsRoute,
  auditRoute,
  webhooksRoute,
  signedInRoute,
]);

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    history,
    defaultPreload: 'intent',
    defaultErrorComponent: Crash,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
