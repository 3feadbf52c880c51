import { createContext, use } from 'react';
import type { Me, Role } from './session';

export type Page =
  | 'dashboard'
  | 'provider-keys'
  | 'virtual-keys'
  | 'tenants'
  | 'models'
  | 'proxies'
  | 'reports';

/** Who sees which page. It only keeps people from dead ends: the services decide. */
const READERS: Record<Page, Role[]> = {
  dashboard: ['super_admin', 'tenant_admin', 'finance'],
  'provider-keys': ['super_admin', 'tenant_admin'],
  'virtual-keys': ['super_admin', 'tenant_admin'],
  tenants: ['super_admin', 'tenant_admin'],
  models: ['super_admin', 'tenant_admin', 'finance', 'auditor'],
  proxies: ['super_admin'],
  reports: ['super_admin', 'tenant_admin', 'finance'],
};

export function accessOf(me: Me) {
  const has = (role: Role) => me.roles.includes(role);
  return {
    me,
    platform: has('super_admin'),
    /** The tenant whose things this person sees; null: those of all tenants. */
    tenantId: has('super_admin') || !has('tenant_admin') ? null : (me.tenant_id ?? null),
    writesKeys: has('super_admin') || has('tenant_admin'),
    seesTenants: has('super_admin') || has('tenant_admin'),
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
