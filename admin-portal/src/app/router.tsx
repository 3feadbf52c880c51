import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { Crash, NotFound } from '../components/States';
import { compact, oneOf, type Search, text } from '../lib/search';
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
      cursor: text(s.cursor),
      /** "new", or the id of the key that is edited. */
      edit: text(s.edit),
      rotate: text(s.rotate),
    }),
}).lazy(() => import('../features/provider-keys/ProviderKeysPage').then((m) => m.Route));

export const virtualKeysRoute = createRoute({
  getParentRoute: () => root,
  path: '/virtual-keys',
  validateSearch: (s: Search) =>
    compact({ tenant: text(s.tenant), cursor: text(s.cursor), edit: oneOf(['new'] as const)(s.edit) }),
}).lazy(() => import('../features/virtual-keys/VirtualKeysPage').then((m) => m.Route));

export const tenantsRoute = createRoute({
  getParentRoute: () => root,
  path: '/tenants',
  validateSearch: (s: Search) => compact({ q: text(s.q), cursor: text(s.cursor), edit: text(s.edit) }),
}).lazy(() => import('../features/tenants/TenantsPage').then((m) => m.Route));

export const modelsRoute = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: (s: Search) => compact({ q: text(s.q) }),
}).lazy(() => import('../features/models/ModelsPage').then((m) => m.Route));

export const proxiesRoute = createRoute({ getParentRoute: () => root, path: '/proxies' }).lazy(() =>
  import('../features/proxies/ProxiesPage').then((m) => m.Route),
);

export const reportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: (s: Search) => {
    const month = text(s.month);
    return compact({ month: month && /^\d{4}-\d{2}$/.test(month) ? month : undefined, by: text(s.by) });
  },
}).lazy(() => import('../features/reports/ReportsPage').then((m) => m.Route));

const tree = root.addChildren([
  dashboardRoute,
  providerKeysRoute,
  virtualKeysRoute,
  tenantsRoute,
  modelsRoute,
  proxiesRoute,
  reportsRoute,
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
