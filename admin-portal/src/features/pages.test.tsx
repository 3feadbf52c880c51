import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { usePortal, violations } from '../test/portal';
import { t } from '../texts';
import { lastMonths, monthName } from '../lib/time';

const portal = usePortal();

it.each([
  ['/virtual-keys', t.virtualKeys.title],
  ['/tenants', t.tenants.title],
  ['/models', t.models.title],
  ['/proxies', t.proxies.title],
  ['/reports', t.reports.table(monthName(lastMonths(1)[0]!))],
])('%s lists what there is, and passes axe', async (url, name) => {
  portal.open(url);
  const table = await screen.findByRole('table', { name });
  expect(within(table).getAllByRole('row').length).toBeGreaterThan(1);
  expect(await violations()).toEqual([]);
});

it('the dashboard shows spend and what needs attention, and passes axe', async () => {
  portal.open('/?view=table');
  expect(await screen.findByRole('table', { name: t.dashboard.perDay })).toBeInTheDocument();
  expect(await screen.findByRole('heading', { name: t.dashboard.attention })).toBeInTheDocument();
  expect(await violations()).toEqual([]);
});

it('an address that leads nowhere says so', async () => {
  portal.open('/nowhere');
  expect(await screen.findByText(t.problem.notFoundTitle)).toBeInTheDocument();
});

it('an auditor starts at the first page there is for the role', async () => {
  const { router } = portal.open('/', { roles: ['auditor'] });
  await screen.findByRole('heading', { name: t.keys.title });
  expect(router.state.location.pathname).toBe('/provider-keys');
});

it('a new virtual key shows its token once, and snippets without it', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend, router } = portal.open('/virtual-keys?edit=new', { roles: ['tenant_admin'] });
  const dialog = within(await screen.findByRole('dialog', { name: t.virtualKeys.formTitle }));
  await user.type(dialog.getByLabelText(new RegExp(t.virtualKeys.name)), 'support-bot');
  await user.click(dialog.getByRole('button', { name: t.virtualKeys.submit }));
  const token = (await screen.findByLabelText(t.virtualKeys.tokenLabel)).textContent!;
  expect(token).toMatch(/^cf-/);
  expect(screen.getByLabelText(t.virtualKeys.curl)).toHaveTextContent('Bearer $CF_API_KEY');
  await user.click(screen.getByRole('button', { name: t.virtualKeys.closeToken }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({}));
  expect(document.documentElement.outerHTML).not.toContain(token);
  expect(backend.db.virtualKeys[0]).toMatchObject({ name: 'support-bot', models_allowed: ['*'] });
});

it('a report is grouped as chosen and downloaded as CSV', async () => {
  const user = userEvent.setup({ delay: null });
  const { backend, router } = portal.open('/reports?by=tenant');
  URL.createObjectURL = vi.fn(() => 'blob:csv');
  URL.revokeObjectURL = vi.fn();
  await screen.findAllByRole('row');
  await user.click(screen.getByRole('checkbox', { name: t.reports.groups.model }));
  await vi.waitFor(() => expect(router.state.location.search).toEqual({ by: 'tenant,model' }));
  await user.click(screen.getByRole('button', { name: t.reports.csv }));
  await vi.waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
  const csv = backend.db.calls.find((c) => c.query.get('format') === 'csv')!;
  expect(csv.query.get('group_by')).toBe('tenant,model');
  expect(csv.headers.get('accept')).toBe('text/csv');
});
