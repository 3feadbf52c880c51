import { createContext, use } from 'react';
import type { Me, Role } from './session';

export type Page =
  | 'dashboard'
  | 'provider-keys'
  | 'virtual-keys'
  | 'tenants'
  | 'models'
  | 'proxies'
  | 'usage'
  | 'reports'
  | 'audit'
  | 'webhooks';

/** Who sees which page. It only keeps people from dead ends: the services decide. */
const READERS: Record<Page, Role[]> = {
  dashboard: ['super_admin', 'tenant_admin', 'finance'],
  'provider-keys': ['super_admin', 'tenant_admin', 'auditor'],
  'virtual-keys': ['super_admin', 'tenant_admin', 'auditor'],
  tenants: ['super_admin', 'tenant_admin', 'finance', 'auditor'],
  models: ['super_admin', 'tenant_admin', 'finance', 'auditor'],
  proxies: ['super_admin', 'auditor'],
  usage: ['super_admin', 'tenant_admin', 'finance'],
  reports: ['super_admin', 'tenant_admin', 'finance'],
  audit: ['super_admin', 'tenant_admin', 'auditor'],
  webhooks: ['super_admin', 'tenant_admin'],
};

const ROLES: Role[] = ['super_admin', 'tenant_admin', 'finance', 'auditor'];
const PLATFORM_WIDE: Role[] = ['super_admin', 'finance', 'auditor'];

export function accessOf(me: Me) {
  const has = (role: Role) => me.roles.includes(role);
  return {
    me,
    /** The first of the roles that mean something here; a token may name others. */
    role: ROLES.find(has),
    platform: has('super_admin'),
    /** The tenant whose things this person sees; null: those of all tenants. */
    tenantId: has('tenant_admin') && !PLATFORM_WIDE.some(has) ? (me.tenant_id ?? null) : null,
    writes: has('super_admin') || has('tenant_admin'),
    seesPrices: has('super_admin') || has('tenant_admin') || has('finance'),
    sees: (page: Page) => READERS[page].some(has),
  };
}

export type Access = ReturnType<typeof accessOf>;

export const AccessContext = createContext<Access | null>(null);

export function useAccess() {
  const access = use(AccessContext);
  if (!access) throw new Error('useAccess outside of a session');
  return access;
}
